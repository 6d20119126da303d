using Aggregator.Scheduling;

namespace Aggregator.Storing;

/// <summary>A source's address that was left for another.</summary>
/// <param name="How">For people: "permanent redirect, met 4 times since …".</param>
public sealed record AddressChange(Uri From, Uri To, DateTimeOffset At, string How);

/// <summary>An address that may be the source's new one: for a person to accept.</summary>
/// <param name="How">Where it was found.</param>
/// <param name="Entries">Entries that it holds.</param>
public sealed record AddressProposal(Uri Address, DateTimeOffset At, string How, int Entries);

/// <summary>What is remembered of a source over many polls, and changes seldom.</summary>
public sealed record SourceMemory
{
    public static SourceMemory None { get; } = new();

    /// <summary>Since when its health is what it is.</summary>
    public DateTimeOffset? HealthSince { get; init; }

    /// <summary>When it last brought an entry that was not seen before.</summary>
    public DateTimeOffset? NewsAt { get; init; }

    /// <summary>When a body came last, asked for with validators or without.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>The last poll, where it was answered with 304.</summary>
    public DateTimeOffset? NotModifiedAt { get; init; }

    /// <summary>Checks in a row that found what a 304 had denied.</summary>
    public int Doubts { get; init; }

    /// <summary>When the server was caught at wrong 304s: for a week it is asked without validators.</summary>
    public DateTimeOffset? DistrustedAt { get; init; }

    public PendingMove? Moving { get; init; }

    /// <summary>The addresses that it had, newest change last; the last ten.</summary>
    public IReadOnlyList<AddressChange> Moves { get; init; } = [];

    public AddressProposal? Proposal { get; init; }

    /// <summary>When the outlet's home page was last searched for a new address.</summary>
    public DateTimeOffset? SearchedAt { get; init; }

    /// <summary>Documents in a row that had nothing left of the one before.</summary>
    public int WindowsLost { get; init; }

    public DateTimeOffset? WindowLostAt { get; init; }

    /// <summary>Changes by hand so far: a poll that began before the last of them does not undo it.</summary>
    public int Edits { get; init; }

    public SourceMemory Moved(AddressChange change) => this with { Moving = null, Moves = [.. Moves.TakeLast(9), change] };
}
