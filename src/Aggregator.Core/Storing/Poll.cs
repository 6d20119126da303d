using Aggregator.Editing;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What a poll decided for one entry. <paramref name="Key"/> recognises the entry within its source, <paramref name="Fingerprint"/> its content.</summary>
public abstract record EntryResult(long Key, long Fingerprint)
{
    /// <summary>Complete from the feed alone.</summary>
    public sealed record Written(long Key, long Fingerprint, Draft Draft) : EntryResult(Key, Fingerprint);

    /// <summary>Its page has to be fetched first.</summary>
    public sealed record Awaiting(long Key, long Fingerprint, Entry Entry) : EntryResult(Key, Fingerprint);

    /// <summary>Left out on purpose; remembered, so that it is not looked at again while it stays the same.</summary>
    public sealed record Filtered(long Key, long Fingerprint, string Reason) : EntryResult(Key, Fingerprint);

    /// <summary>Not usable; remembered likewise.</summary>
    public sealed record Rejected(long Key, long Fingerprint, string Reason) : EntryResult(Key, Fingerprint);
}

/// <summary>All of one poll, to be stored in one transaction.</summary>
public sealed record Poll
{
    public required SourceId Source { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>A word of <see cref="PollEnding"/>.</summary>
    public required string Outcome { get; init; }

    public int? Status { get; init; }

    /// <summary>The address that was asked, where it is not the configured one.</summary>
    public Uri? Asked { get; init; }

    /// <summary>The address that answered, where redirects led to another.</summary>
    public Uri? Answered { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Whether only changes were asked for (validators were sent).</summary>
    public bool Conditional { get; init; }

    /// <summary>Entries that were never seen before.</summary>
    public int NewEntries { get; init; }

    /// <summary>The keys of all entries in a document that was read whole: they may come back for as long as it holds them.</summary>
    public IReadOnlyList<long> Present { get; init; } = [];

    public long Bytes { get; init; }

    public string? Problem { get; init; }

    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>What the poll could count itself: seen, unchanged, filtered and rejected; the store adds what the results lead to.</summary>
    public Tally Tally { get; init; } = Tally.Empty;

    /// <summary>New and changed entries.</summary>
    public IReadOnlyList<EntryResult> Results { get; init; } = [];

    public required SourceState State { get; init; }
}

/// <summary>A stored poll, for the record.</summary>
public sealed record PollRecord
{
    public required SourceId Source { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>A word of <see cref="PollEnding"/>.</summary>
    public required string Outcome { get; init; }

    public int? Status { get; init; }

    /// <summary>The address that was asked, where it was not the configured one.</summary>
    public Uri? Asked { get; init; }

    /// <summary>The address that answered, where redirects led to another.</summary>
    public Uri? Answered { get; init; }

    public string? ContentType { get; init; }

    public bool Conditional { get; init; }

    public int NewEntries { get; init; }

    public long Bytes { get; init; }

    public string? Problem { get; init; }

    public IReadOnlyList<string> Repairs { get; init; } = [];

    public required Tally Tally { get; init; }

    /// <summary>When the next poll was to be, and why; null for records that are older than this part of them.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public string? NextBecause { get; init; }
}
