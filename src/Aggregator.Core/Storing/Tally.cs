using System.Collections.Immutable;

namespace Aggregator.Storing;

/// <summary>
/// What became of every entry that a poll saw:
/// seen = stored + revised + unchanged + filtered + rejected + awaiting.
/// Awaiting entries wait for their page; their visits move them to another column of the same poll, so it ends at 0.
/// </summary>
public sealed record Tally
{
    public static Tally Empty { get; } = new();

    public int Seen { get; init; }

    public int Stored { get; init; }

    public int Revised { get; init; }

    public int Unchanged { get; init; }

    public int Awaiting { get; init; }

    /// <summary>Entries left out on purpose, by reason.</summary>
    public ImmutableSortedDictionary<string, int> Filtered { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Entries that could not be used, by reason.</summary>
    public ImmutableSortedDictionary<string, int> Rejected { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public bool IsBalanced => Seen == Stored + Revised + Unchanged + Awaiting + Filtered.Values.Sum() + Rejected.Values.Sum();
}
