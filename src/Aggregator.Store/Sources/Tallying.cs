using System.Collections.Immutable;

namespace Aggregator.Storing;

/// <summary>One entry's column in a tally.</summary>
internal abstract record Column
{
    private Column() { }

    public sealed record Draft(Saved Saved) : Column;

    public sealed record Awaiting : Column;

    public sealed record Filtered(string Reason) : Column;

    public sealed record Rejected(string Reason) : Column;
}

/// <summary>Counting what results lead to. Pure.</summary>
internal static class Tallying
{
    public static Tally With(this Tally tally, Column column) => column switch
    {
        Column.Draft { Saved: Saved.Stored } => tally with { Stored = tally.Stored + 1 },
        Column.Draft { Saved: Saved.Revised } => tally with { Revised = tally.Revised + 1 },
        Column.Draft => tally with { Unchanged = tally.Unchanged + 1 },
        Column.Awaiting => tally with { Awaiting = tally.Awaiting + 1 },
        Column.Filtered f => tally with { Filtered = tally.Filtered.WithCount(f.Reason) },
        Column.Rejected r => tally with { Rejected = tally.Rejected.WithCount(r.Reason) },
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    /// <summary>One entry leaves awaiting for another column. A record in which none waits stays as it is: it must never be what keeps a page from being stored.</summary>
    public static Tally Moved(this Tally tally, Column column) => tally.Awaiting == 0 ? tally : (tally with { Awaiting = tally.Awaiting - 1 }).With(column);

    public static SortedDictionary<string, int>? Counted(ImmutableSortedDictionary<string, int> reasons) => reasons.IsEmpty ? null : new(reasons, StringComparer.Ordinal);
}
