namespace Aggregator.Storing;

/// <summary>For how long what grows is kept.</summary>
public sealed record Retention
{
    /// <summary>Records of polls; the newest 20 of each source stay however old.</summary>
    public required TimeSpan Polls { get; init; }

    /// <summary>Of those, such as brought nothing and met no trouble.</summary>
    public required TimeSpan QuietPolls { get; init; }

    /// <summary>Entries seen, counted from when a whole document last held them.</summary>
    public required TimeSpan Entries { get; init; }

    /// <summary>Events of the outbox: a consumer that was away for longer has to read all anew.</summary>
    public required TimeSpan Events { get; init; }
}

/// <summary>What went.</summary>
public sealed record Pruned(int Polls, int Entries, int Events);
