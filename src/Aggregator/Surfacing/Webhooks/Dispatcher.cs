using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>Gives every webhook that the configuration declares a loop of its own.</summary>
internal sealed class Dispatcher(WebhookBook book, Courier courier, IWebhookStore store, IChangeFeed feed, Newsroom newsroom, TimeProvider clock, ILogger<EndpointRun> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(book.Endpoints.Select(e => new EndpointRun(e, courier, store, feed, newsroom, clock, logger).RunAsync(stoppingToken)));
}

/// <summary>The webhooks as the configuration declares them, with their secrets.</summary>
internal sealed record WebhookBook(IReadOnlyList<WebhookEndpoint> Endpoints);
