using Aggregator.Admin.Parts;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin.Board;

/// <summary>The table of sources: the last days are asked for the rows on the page only.</summary>
internal static class SourcesPages
{
    public static async Task<ReadyResult> TableAsync(HttpContext http, ISourceBoard board, CancellationToken cancellation)
    {
        var all = await board.BoardAsync(cancellation);
        var context = await AdminAnswer.ContextAsync(http, all);
        var slice = SourceRows.Of(all, SourceFilter.Of(http.Request.Query), context.Now);
        var recent = await board.RecentAsync([.. slice.Rows.Select(s => s.Source.Id)], Sparks.Since(context.Now), cancellation);
        return await AdminAnswer.PageAsync<SourcesPage>(context, new SourcesModel(context, slice, all.Count, recent) { Counts = Counts(all), Outlets = Outlets(all, slice.Filter) });
    }

    private static Dictionary<Attention, int> Counts(IReadOnlyList<SourceStatus> all) => all.CountBy(Attention.Of).ToDictionary(c => c.Key, c => c.Value);

    // A choice of thousands is none: then an outlet is found by searching.
    private static List<Outlet> Outlets(IReadOnlyList<SourceStatus> all, SourceFilter filter)
    {
        var outlets = all.Select(s => s.Outlet).DistinctBy(o => o.Id).OrderBy(o => o.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return outlets.Count <= SourcesModel.MostOutlets ? outlets : outlets.Where(o => o.Id.Value == filter.Outlet).ToList();
    }
}

/// <summary>One page of the table of sources.</summary>
/// <param name="Context">Who looks.</param>
/// <param name="Slice">The rows.</param>
/// <param name="Total">Sources in all.</param>
/// <param name="Recent">The last days of those on the page.</param>
public sealed record SourcesModel(AdminContext Context, SourceSlice Slice, int Total, IReadOnlyDictionary<SourceId, SourceRecent> Recent)
{
    internal const int MostOutlets = 400;

    /// <summary>Sources by state.</summary>
    public required IReadOnlyDictionary<Attention, int> Counts { get; init; }

    /// <summary>Those to choose from.</summary>
    public required IReadOnlyList<Outlet> Outlets { get; init; }
}
