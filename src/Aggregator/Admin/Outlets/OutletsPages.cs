using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin.Outlets;

/// <summary>The outlets, their families and what may be shown of their reports.</summary>
internal static class OutletsPages
{
    public static async Task<ReadyResult> ShowAsync(string? q, HttpContext http, ISourceBoard board, IArticleQueries queries, CancellationToken cancellation)
    {
        var all = await board.BoardAsync(cancellation);
        var context = await AdminAnswer.ContextAsync(http, all);
        var rows = OutletRows.Of(await queries.OutletsAsync(cancellation), all, q?.Trim());
        return await AdminAnswer.PageAsync<OutletsPage>(context, new OutletsModel(context, rows, q?.Trim()));
    }
}

/// <summary>The outlets that match a search.</summary>
public sealed record OutletsModel(AdminContext Context, IReadOnlyList<OutletRow> Rows, string? Search)
{
    /// <summary>More than fit a page that answers at once: a search narrows them down.</summary>
    internal const int MostShown = 500;
}
