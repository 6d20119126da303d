namespace Aggregator.Scheduling;

/// <summary>When something happens next, and why: "every 15 min", "Retry-After 120 s".</summary>
public readonly record struct Due(DateTimeOffset At, string Because);
