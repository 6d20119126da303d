using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What a reader searches for. Nulls do not filter.</summary>
public sealed record SearchQuery
{
    /// <summary>All of them have to occur.</summary>
    public required IReadOnlyList<SearchTerm> Terms { get; init; }

    public OutletId? Outlet { get; init; }

    public string? Category { get; init; }

    /// <summary>Published at this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>1–200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the slice before; opaque.</summary>
    public string? Cursor { get; init; }
}

/// <summary>Finds articles by their words, the best first.</summary>
public interface ISearch
{
    /// <summary>What arrives after the first slice is not in those that follow it; the order is that of each moment, and equal matches keep theirs.</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    ValueTask<Slice> SearchAsync(SearchQuery query, CancellationToken cancellation);
}
