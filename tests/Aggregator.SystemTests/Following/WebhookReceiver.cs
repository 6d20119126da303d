using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.SystemTests.Following;

/// <summary>
/// Takes webhooks as the specification asks of a receiver: it keeps the ids. Now and then it dies over a message, before it wrote it down or before it answered;
/// never twice over the same one, since the schedule's second pause is five minutes.
/// </summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly ConcurrentDictionary<string, bool> _diedOver = new();

    private WebhookReceiver(WebApplication app, Random random) => (_app, _random) = (app, random);

    public Uri Address => new(new Uri(_app.Urls.First()), "/hook");

    /// <summary>Messages by their id, each once.</summary>
    public ConcurrentDictionary<string, JsonElement> Messages { get; } = new();

    /// <summary>The articles in the order in which their events happened.</summary>
    public IReadOnlyDictionary<string, Told> Articles
    {
        get
        {
            var articles = new Dictionary<string, Told>();
            foreach (var data in Messages.Values.OrderBy(d => Sequence(d.GetProperty("event").GetString()!)))
                articles[data.GetProperty("id").GetString()!] = Told.Of(data);
            return articles;
        }
    }

    public int Deaths => _diedOver.Count;

    public static async Task<WebhookReceiver> StartAsync(Random random)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build(), random);
        receiver._app.MapPost("/hook", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var message = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var id = context.Request.Headers["webhook-id"].ToString();
        double chance;
        lock (_random)
            chance = _random.NextDouble();
        var dies = chance < 0.06 && _diedOver.TryAdd(id, true);
        if (!dies || chance < 0.03)
            Messages[id] = message.RootElement.GetProperty("data").Clone();
        if (dies)
            context.Abort();
    }

    private static long Sequence(string id) => long.Parse(id[(id.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}
