using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>A document that was read, and what is new in it.</summary>
internal sealed record DocumentRead
{
    public required FetchOutcome.Fetched Fetched { get; init; }

    public required Feed Feed { get; init; }

    /// <summary>SHA-256 of its bytes, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The keys of its entries.</summary>
    public required IReadOnlyList<long> Keys { get; init; }

    /// <summary>For each entry that was never seen before: when it says that it was published.</summary>
    public required IReadOnlyList<DateTimeOffset?> News { get; init; }

    public required IReadOnlyList<EntryResult> Results { get; init; }

    public required Tally Tally { get; init; }

    /// <summary>A document that was cut off, or one that only names others, has to be asked for in full again.</summary>
    public bool IsWhole => !Feed.IsIncomplete && Feed.Parts.Count == 0;

    /// <summary>Whether it holds no entry that can be told from others.</summary>
    public bool IsEmpty => Keys.Count == 0;

    /// <summary>Whether every entry is new.</summary>
    public bool IsAllNew => Keys.Count > 0 && News.Count == Keys.Count;
}
