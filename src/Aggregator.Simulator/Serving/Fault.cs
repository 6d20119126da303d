namespace Aggregator.Simulator;

/// <summary>What a test makes an outlet's server do wrong. Several parts can be combined: late, then cut off.</summary>
public sealed record Fault
{
    /// <summary>Only requests whose path begins so; null means all, robots.txt too.</summary>
    public string? Path { get; init; }

    /// <summary>After so many requests it has healed.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>The answer waits so long, by the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Answered with this status and a short error page instead of the real thing.</summary>
    public int? Status { get; init; }

    /// <summary>Sent as <c>Retry-After</c> with <see cref="Status"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Sent as <c>Location</c> with <see cref="Status"/>.</summary>
    public Uri? Location { get; init; }

    /// <summary>The body stops after so many bytes and the connection is cut.</summary>
    public int? CutAfterBytes { get; init; }

    /// <summary>The body is bytes without meaning, under the right content type.</summary>
    public bool Garbage { get; init; }

    /// <summary>The body is this instead, under the right content type.</summary>
    public string? Body { get; init; }
}
