using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aggregator.Surfacing.Webhooks;

/// <summary><c>/admin/api/webhooks</c>: how each webhook is doing, what was given up, and what to do about it.</summary>
internal static class WebhookAdmin
{
    private const int MostListed = 200;

    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhooksOptions>().BindConfiguration(WebhooksOptions.Section).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<WebhooksOptions>, WebhooksOptionsValidator>();
        services.TryAddSingleton<Fetching.GuardedPost>();
        services.AddSingleton<Courier>();
        services.AddHostedService<Dispatcher>();
    }

    public static void MapWebhookAdmin(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/admin/api/webhooks").RequireRole(Role.Viewer, TokenScopes.Webhooks).ExcludeFromDescription();
        webhooks.MapGet("/", List);
        webhooks.MapGet("/{name}/deliveries", Deliveries);
        webhooks.MapPost("/{name}/replay", Replay).RequireRole(Role.Editor, TokenScopes.Webhooks);
        webhooks.MapPost("/{name}/enable", Enable).RequireRole(Role.Editor, TokenScopes.Webhooks);
    }

    private static async Task<IResult> List(IWebhookStore store, IChangeFeed feed, CancellationToken cancellation) =>
        Json(new WebhooksView([.. (await store.WebhooksAsync(cancellation)).Select(w => View(w, feed.Version))]));

    private static async Task<IResult> Deliveries(string name, bool? dead, IWebhookStore store, IChangeFeed feed, CancellationToken cancellation)
    {
        if (await store.FindWebhookAsync(name, cancellation) is null)
        {
            return Missing(name);
        }

        var deliveries = await store.DeliveriesAsync(name, dead ?? true, MostListed, cancellation);
        return Json(new DeliveriesView([.. deliveries.Select(d => View(d, feed.Epoch))]));
    }

    private static async Task<IResult> Replay(string name, long? sequence, HttpRequest request, IWebhookStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        return await store.FindWebhookAsync(name, cancellation) is null ? (IResult)Missing(name) : Json(new ReplayedView(await store.ReplayAsync(name, sequence, clock.GetUtcNow(), cancellation)));
    }

    private static async Task<IResult> Enable(string name, HttpRequest request, IWebhookStore store, IChangeFeed feed, CancellationToken cancellation)
    {
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        return await store.EnableWebhookAsync(name, cancellation) && await store.FindWebhookAsync(name, cancellation) is { } webhook ? (IResult)Json(View(webhook, feed.Version)) : Missing(name);
    }

    // Another site's page can make a browser on this machine post a form, but not JSON.
    private static ReadyResult? Refusal(HttpRequest request) =>
        request.HasJsonContentType() ? null : new(Problems.Unsupported("application/json"));

    private static ReadyResult Missing(string name) => new(Problems.NoSuchWebhook(name));

    private static JsonHttpResult<T> Json<T>(T value) => TypedResults.Json(value, ListBytes.Json.Options);

    private static WebhookStatusView View(WebhookStatus w, long version) => new(
        w.Definition.Name, w.Definition.Url, w.Definition.Enabled, w.IsDeclared, w.State.DisabledBecause, w.State.PausedUntil, w.State.Failures, w.State.FailingSince,
        Math.Max(0, version - w.State.Cursor), w.Waiting, w.Dead);

    private static DeliveryView View(Delivery d, string epoch) => new(
        d.Event.Sequence, WebhookMessage.Id(epoch, d.Event.Sequence), d.Event.Kind, d.Event.Article.Value, d.Event.At, d.Attempts, d.IsDead ? null : d.NextAt, d.IsDead, d.Status, d.Problem);
}

/// <summary>Every webhook.</summary>
internal sealed record WebhooksView(IReadOnlyList<WebhookStatusView> Items);

/// <summary>A webhook; <c>behind</c> is how many numbers of the outbox it has still to look at.</summary>
internal sealed record WebhookStatusView(
    string Name, Uri Url, bool Enabled, bool Declared, string? DisabledBecause, DateTimeOffset? PausedUntil, int Failures, DateTimeOffset? FailingSince, long Behind, int Waiting, int Dead);

/// <summary>Deliveries, oldest first.</summary>
internal sealed record DeliveriesView(IReadOnlyList<DeliveryView> Items);

/// <summary>A delivery that waits or was given up.</summary>
internal sealed record DeliveryView(long Sequence, string Id, string Type, string Article, DateTimeOffset At, int Attempts, DateTimeOffset? NextAt, bool Dead, int? Status, string? Problem);

/// <summary>How many deliveries are tried again.</summary>
internal sealed record ReplayedView(int Replayed);
