namespace Aggregator.Scheduling;

/// <summary>The instants of a cron expression; what reads the expression stands outside of Core.</summary>
public interface ITimetable
{
    /// <summary>As configured, for people.</summary>
    string Text { get; }

    /// <summary>The first instant after this one; null when there is none any more.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset at);
}

/// <summary>Between which waits a source's rhythm may move it.</summary>
public sealed record WaitBounds(TimeSpan Fastest, TimeSpan Slowest)
{
    /// <summary>New entries an hour at which the configured interval is kept; found by the simulation that docs/scheduling.md shows.</summary>
    public double KeptAt { get; init; } = 0.85;
}

/// <summary>When a source is to be polled as far as its configuration says.</summary>
public sealed record PollPlan
{
    public required TimeSpan Interval { get; init; }

    /// <summary>In place of the interval; null where the source has no timetable.</summary>
    public ITimetable? Timetable { get; init; }

    /// <summary>Null where the interval holds as it stands.</summary>
    public WaitBounds? Adaptive { get; init; }

    public static PollPlan Every(TimeSpan interval) => new() { Interval = interval };
}
