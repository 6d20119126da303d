using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin.Attending;

/// <summary>The console's first page: what needs attention.</summary>
internal static class HealthPages
{
    /// <summary>Beyond this a list is no help: the table has the rest.</summary>
    internal const int MostShown = 60;

    public static async Task<ReadyResult> ShowAsync(HttpContext http, ISourceBoard board, CancellationToken cancellation)
    {
        var all = await board.BoardAsync(cancellation);
        var context = await AdminAnswer.ContextAsync(http, all);
        var webhooks = http.RequestServices.GetService<IWebhookStore>() is { } store ? await store.WebhooksAsync(cancellation) : [];
        var items = AttentionList.Of(all, context.Now);
        return await AdminAnswer.PageAsync<HealthPage>(context, new HealthModel(context, items, [.. webhooks.Where(IsTroubled)])
        {
            Counts = all.CountBy(Attention.Of).ToDictionary(c => c.Key, c => c.Value),
        });
    }

    private static bool IsTroubled(WebhookStatus webhook) => webhook.Definition.Enabled && (webhook.State.DisabledBecause is not null || webhook.Dead > 0 || webhook.State.FailingSince is not null);
}

/// <summary>What needs attention.</summary>
/// <param name="Context">Who looks.</param>
/// <param name="Items">All of it, in order.</param>
/// <param name="Webhooks">Those that do not get through.</param>
public sealed record HealthModel(AdminContext Context, IReadOnlyList<AttentionItem> Items, IReadOnlyList<WebhookStatus> Webhooks)
{
    /// <summary>Sources by state.</summary>
    public required IReadOnlyDictionary<Attention, int> Counts { get; init; }
}
