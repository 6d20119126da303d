namespace Aggregator.Scheduling;

/// <summary>How a poll ended, as far as the next one depends on it.</summary>
public enum PollEnd
{
    Answered,
    Throttled,
    Failed,

    /// <summary>410: the source is paused, and asked once a day whether it is back.</summary>
    Gone,
}

/// <summary>All that the next poll depends on besides the time.</summary>
public sealed record PollFacts
{
    public required PollEnd End { get; init; }

    public required PollPlan Plan { get; init; }

    /// <summary>Retry-After for a throttled poll, freshness (RFC 9111) for an answered one.</summary>
    public TimeSpan? Asked { get; init; }

    /// <summary>What the feed itself asks for.</summary>
    public Pace Pace { get; init; } = Pace.None;

    /// <summary>What is known of the source's habits, this poll counted.</summary>
    public Rhythm Rhythm { get; init; } = Rhythm.None;

    /// <summary>Polls in a row that did not lead to an answer, this one counted.</summary>
    public int Failures { get; init; }

    /// <summary>Set when none of the entries of the poll before was left: the time since that poll.</summary>
    public TimeSpan? WindowLostAfter { get; init; }
}
