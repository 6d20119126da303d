namespace Aggregator.Scheduling;

/// <summary>What a source's last answers say about its pace.</summary>
public sealed record Pace
{
    public static Pace None { get; } = new();

    /// <summary>RSS <c>ttl</c> or <c>sy:updatePeriod</c>: not more often than this.</summary>
    public TimeSpan? AtMostEvery { get; init; }

    /// <summary>RSS <c>skipHours</c>: hours of the GMT day, 0–23.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>RSS <c>skipDays</c>, GMT.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}
