using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>How a source is doing, by what a person would do about it.</summary>
public enum SourceHealth
{
    /// <summary>Not polled yet.</summary>
    Unknown,
    Healthy,

    /// <summary>The server asked us to slow down.</summary>
    Throttled,

    /// <summary>Network or server trouble.</summary>
    Failing,

    /// <summary>401, 403, 451 or robots.txt.</summary>
    Blocked,

    /// <summary>404.</summary>
    Missing,

    /// <summary>It answers, but not with something that can be read.</summary>
    Unreadable,

    /// <summary>It answers and is well-formed, but holds no entries.</summary>
    Empty,

    /// <summary>410: paused, asked once a day whether it is back.</summary>
    Gone,

    /// <summary>It answers, but has been silent for longer than its usual week explains.</summary>
    Stale,

    /// <summary>It answers, but nothing was left of what it held before: entries may have been missed.</summary>
    WindowLost,

    /// <summary>A bot defence answers in its place.</summary>
    Challenged,
}

/// <summary>All that must survive a restart for one source. Saved in the transaction that stores what the poll led to.</summary>
public sealed record SourceState
{
    public required SourceId Source { get; init; }

    public required DateTimeOffset NextAt { get; init; }

    /// <summary>Why then: "every 15 min", "Retry-After 120 s".</summary>
    public required string NextBecause { get; init; }

    /// <summary>Of the last document that was read whole.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>SHA-256 (hex) of the last document that was read whole; null before that.</summary>
    public string? BodyHash { get; init; }

    /// <summary>Where permanent redirects led, once that address delivered a readable document.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>What the last document that was read asks of our pace; a 304 does not repeat it.</summary>
    public Pace Pace { get; init; } = Pace.None;

    /// <summary>When in the week it brings entries.</summary>
    public Rhythm Rhythm { get; init; } = Rhythm.None;

    public SourceMemory Memory { get; init; } = SourceMemory.None;

    /// <summary>Polls in a row that failed.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? PolledAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public SourceHealth Health { get; init; }

    /// <summary>What the last poll said, for people; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>With a new health and since when it has it.</summary>
    public SourceState Is(SourceHealth health, string? problem, DateTimeOffset now) => this with
    {
        Health = health,
        Problem = problem,
        Memory = health == Health && Memory.HealthSince is not null ? Memory : Memory with { HealthSince = now },
    };
}
