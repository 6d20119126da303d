using System.Globalization;

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

/// <summary>How a poll ended, as far as the next one depends on it.</summary>
public enum PollEnd
{
    Answered,
    Throttled,
    Failed,
}

/// <summary>Decides when a source is polled next. Pure: a function of how the poll ended, what was asked of us, and the time.</summary>
public static class NextPoll
{
    /// <summary>However much trouble there is and whatever a server asks, a source is tried again within this time.</summary>
    public static TimeSpan Ceiling { get; } = TimeSpan.FromHours(24);

    private static readonly TimeSpan FreshnessCeiling = TimeSpan.FromHours(6);
    private static readonly TimeSpan ThrottledFloor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ThrottledLeast = TimeSpan.FromSeconds(10);

    /// <param name="end">How the poll ended.</param>
    /// <param name="interval">The source's configured interval.</param>
    /// <param name="asked">Retry-After for a throttled poll, freshness (RFC 9111) for an answered one.</param>
    /// <param name="pace">What the feed itself asks for.</param>
    /// <param name="failures">Polls in a row that were throttled or failed, this one counted.</param>
    /// <param name="now">The end of the poll.</param>
    /// <param name="jitter">0–1: spreads sources that would otherwise move in step.</param>
    public static Due After(PollEnd end, TimeSpan interval, TimeSpan? asked, Pace pace, int failures, DateTimeOffset now, double jitter) => end switch
    {
        PollEnd.Answered => Skipped(Answered(interval, asked, pace, now, jitter), pace),
        PollEnd.Throttled when asked is { } retryAfter => Throttled(retryAfter, interval, failures, now, jitter),
        PollEnd.Throttled => BackOff(Max(interval, ThrottledFloor), failures, failures, now, jitter, "throttled without Retry-After"),
        PollEnd.Failed => BackOff(interval, failures - 1, failures, now, jitter, "failed"),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    private static Due Answered(TimeSpan interval, TimeSpan? freshFor, Pace pace, DateTimeOffset now, double jitter)
    {
        var (wait, because) = (interval, $"every {Span(interval)}");
        if (pace.AtMostEvery is { } every && Min(every, Ceiling) > wait)
            (wait, because) = (Min(every, Ceiling), $"the feed asks for {Span(every)}");
        if (freshFor is { } fresh && Min(fresh, FreshnessCeiling) > wait)
            (wait, because) = (Min(fresh, FreshnessCeiling), $"fresh for {Span(fresh)} (Cache-Control)");
        return new Due(now + wait + Spread(wait * 0.05, jitter), because);
    }

    // "Retry-After: 0", time and again, is no leave to ask every second: the least wait doubles up to the interval.
    private static Due Throttled(TimeSpan retryAfter, TimeSpan interval, int failures, DateTimeOffset now, double jitter)
    {
        var least = Min(Doubled(ThrottledLeast, failures - 1), interval);
        var (wait, because) = retryAfter >= least ? (retryAfter, $"Retry-After {Span(retryAfter)}") : (least, $"Retry-After {Span(retryAfter)}, but {Count(failures)}: {Span(least)}");
        return new Due(now + Min(wait, Ceiling) + Spread(TimeSpan.FromSeconds(10), jitter), because);
    }

    // Doubles up to a day (or the interval, where that is longer) and never ends polling for good.
    private static Due BackOff(TimeSpan first, int doublings, int failures, DateTimeOffset now, double jitter, string what)
    {
        var wait = Max(Doubled(first, doublings), first);
        return new Due(now + wait + Spread(wait * 0.1, jitter), $"{what}, {Count(failures)}: back-off {Span(wait)}");
    }

    // RSS 2.0 skipHours and skipDays name GMT hours and days in which nothing new will appear.
    private static Due Skipped(Due due, Pace pace)
    {
        if (pace.SkipHours.Count is 0 or >= 24 && pace.SkipDays.Count is 0 or >= 7)
            return due;
        var at = due.At.ToUniversalTime();
        for (var hour = 0; hour < 24 * 7 && IsSkipped(at, pace); hour++)
            at = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero).AddHours(1).AddSeconds(due.At.Second);
        return at == due.At || IsSkipped(at, pace) ? due : new Due(at, "the feed skips the hours before (skipHours, skipDays)");
    }

    private static bool IsSkipped(DateTimeOffset at, Pace pace) =>
        (pace.SkipHours.Count < 24 && pace.SkipHours.Contains(at.Hour)) || (pace.SkipDays.Count < 7 && pace.SkipDays.Contains(at.DayOfWeek));

    private static TimeSpan Doubled(TimeSpan first, int times) => Min(Min(first, Ceiling) * Math.Pow(2, Math.Clamp(times, 0, 12)), Ceiling);

    private static string Count(int failures) => $"{failures} in a row";

    private static TimeSpan Spread(TimeSpan most, double jitter) => most * Math.Clamp(jitter, 0, 1);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>"45 s", "15 min", "2.5 h".</summary>
    internal static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
    };
}
