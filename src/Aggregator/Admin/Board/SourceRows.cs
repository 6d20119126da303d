using Aggregator.Storing;

namespace Aggregator.Admin.Board;

/// <summary>A page of the table of sources.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Matching">How many there are on all pages.</param>
/// <param name="Filter">With the page that is shown, where the one asked for is beyond the last.</param>
public sealed record SourceSlice(IReadOnlyList<SourceStatus> Rows, int Matching, SourceFilter Filter)
{
    public int Pages => Math.Max(1, (Matching + SourceFilter.PageSize - 1) / SourceFilter.PageSize);
}

/// <summary>Filters, sorts and cuts the table. Pure, and quick for ten thousand sources.</summary>
internal static class SourceRows
{
    private const int DaysInWeek = 7;

    public static SourceSlice Of(IReadOnlyList<SourceStatus> board, SourceFilter filter, DateTimeOffset now)
    {
        var matching = Matching(board, filter);
        var pages = Math.Max(1, (matching.Count + SourceFilter.PageSize - 1) / SourceFilter.PageSize);
        var shown = filter with { Page = Math.Min(filter.Page, pages) };
        var rows = Sorted(matching, filter, now).Skip((shown.Page - 1) * SourceFilter.PageSize).Take(SourceFilter.PageSize);
        return new([.. rows], matching.Count, shown);
    }

    public static List<SourceStatus> Matching(IReadOnlyList<SourceStatus> board, SourceFilter filter)
    {
        var words = filter.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var state = filter.State is { } name ? Enum.Parse<Attention>(name, ignoreCase: true) : (Attention?)null;
        return [.. board.Where(s =>
            (state is null || Attention.Of(s) == state)
            && (filter.Kind is null || s.Source.Kind == filter.Kind)
            && (filter.Outlet is null || s.Outlet.Id.Value == filter.Outlet)
            && (filter.Section is null || s.Source.Category == filter.Section)
            && words.All(w => Has(s, w)))];
    }

    /// <summary>New entries that a usual week brings, a day.</summary>
    public static double Yield(SourceStatus status, DateTimeOffset now) =>
        status.State.Rhythm.Since is null ? 0 : status.State.Rhythm.Expected(now - TimeSpan.FromDays(DaysInWeek), now) / DaysInWeek;

    private static bool Has(SourceStatus s, string word) =>
        Has(s.Source.Id.Value, word) || Has(s.Outlet.Name, word) || Has(s.Outlet.Family, word) || Has(s.Source.Address.AbsoluteUri, word) || Has(s.State.Problem, word);

    private static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<SourceStatus> Sorted(List<SourceStatus> rows, SourceFilter filter, DateTimeOffset now) => filter.Sort switch
    {
        SourceSort.Need => By(rows, s => (int)Attention.Of(s), filter).ThenByDescending(s => s.State.Failures).ThenBy(Id, StringComparer.Ordinal),
        SourceSort.Name => filter.Descending ? rows.OrderByDescending(Id, StringComparer.Ordinal) : rows.OrderBy(Id, StringComparer.Ordinal),
        SourceSort.Health => By(rows, s => s.State.Health, filter).ThenBy(Id, StringComparer.Ordinal),
        SourceSort.Last => By(rows, s => s.State.PolledAt ?? DateTimeOffset.MinValue, filter).ThenBy(Id, StringComparer.Ordinal),
        SourceSort.Next => By(rows, s => s.Source.Enabled ? s.State.NextAt : DateTimeOffset.MaxValue, filter).ThenBy(Id, StringComparer.Ordinal),
        SourceSort.Yield => By(rows, s => Yield(s, now), filter).ThenBy(Id, StringComparer.Ordinal),
        SourceSort.Articles => By(rows, s => s.Articles, filter).ThenBy(Id, StringComparer.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Sort, null),
    };

    private static string Id(SourceStatus s) => s.Source.Id.Value;

    private static IOrderedEnumerable<SourceStatus> By<TKey>(List<SourceStatus> rows, Func<SourceStatus, TKey> key, SourceFilter filter) =>
        filter.Descending ? rows.OrderByDescending(key, Comparer<TKey>.Default) : rows.OrderBy(key, Comparer<TKey>.Default);
}
