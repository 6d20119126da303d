using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Hooks;

/// <summary>Whom we tell, and who may ask: webhooks with what they did not get, and the API's keys.</summary>
internal static class HooksPages
{
    private const int MostDeliveries = 50;

    public static async Task<ReadyResult> ShowAsync(HttpContext http, CancellationToken cancellation)
    {
        var context = await AdminAnswer.ContextAsync(http);
        var hooks = new List<HookView>();
        if (http.RequestServices.GetService<IWebhookStore>() is { } store)
        {
            var version = http.RequestServices.GetRequiredService<IChangeFeed>().Version;
            foreach (var status in await store.WebhooksAsync(cancellation))
            {
                var dead = status.Dead > 0 ? await store.DeliveriesAsync(status.Definition.Name, dead: true, MostDeliveries, cancellation) : [];
                var waiting = status.Waiting > 0 ? await store.DeliveriesAsync(status.Definition.Name, dead: false, MostDeliveries, cancellation) : [];
                hooks.Add(new HookView(status, Math.Max(0, version - status.State.Cursor), dead, waiting));
            }
        }

        var api = http.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value;
        return await AdminAnswer.PageAsync<HooksPage>(context, new HooksModel(context, hooks, Keys(api), api.AnonymousRead));
    }

    public static void MapActions(IEndpointRouteBuilder admin)
    {
        admin.MapPost("/webhooks/{name}/enable", Enable);
        admin.MapPost("/webhooks/{name}/replay", Replay);
    }

    // The first digits of a hash tell keys apart and lead nowhere.
    private static IReadOnlyList<KeyView> Keys(ApiOptions api) =>
        [.. api.Keys.Select(k => ApiKey.Parse(k, api.KeyRequestsPerMinute)).OfType<ApiKey>().Select(k => new KeyView(k.Name, k.Hash[..8], k.RequestsPerMinute, k.IsOff))];

    private static async Task<IResult> Enable(string name, HttpContext http, IWebhookStore store, CancellationToken cancellation) =>
        await BackAsync(http, await store.EnableWebhookAsync(name, cancellation) ? "webhook-enabled" : "no-webhook", cancellation);

    private static async Task<IResult> Replay(string name, HttpContext http, IWebhookStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        long? sequence = long.TryParse(form["sequence"], out var one) ? one : null;
        if (await store.FindWebhookAsync(name, cancellation) is null)
            return await BackAsync(http, "no-webhook", cancellation);
        return await BackAsync(http, await store.ReplayAsync(name, sequence, clock.GetUtcNow(), cancellation) > 0 ? "replayed" : "not-changed", cancellation);
    }

    private static async Task<IResult> BackAsync(HttpContext http, string notice, CancellationToken cancellation) =>
        AdminAnswer.SeeOther((await http.Request.ReadFormAsync(cancellation))["back"], "/admin/webhooks", notice);
}

/// <summary>A webhook with what it did not get.</summary>
/// <param name="Status">How it is doing.</param>
/// <param name="Behind">Numbers of the outbox that it has still to look at.</param>
/// <param name="Dead">Given up.</param>
/// <param name="Waiting">To be tried again.</param>
public sealed record HookView(WebhookStatus Status, long Behind, IReadOnlyList<Delivery> Dead, IReadOnlyList<Delivery> Waiting);

/// <summary>A key of the API, told apart from others by the first digits of its hash.</summary>
public sealed record KeyView(string Name, string Mark, int RequestsPerMinute, bool IsOff);

/// <summary>Webhooks and keys.</summary>
public sealed record HooksModel(AdminContext Context, IReadOnlyList<HookView> Hooks, IReadOnlyList<KeyView> Keys, AnonymousRead Anonymous);
