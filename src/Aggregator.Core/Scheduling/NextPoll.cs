using System.Globalization;

namespace Aggregator.Scheduling;

/// <summary>Decides when a source is polled next, and why. Pure: a function of how the poll ended, what was asked of us, what is known of the source, and the time.</summary>
public static class NextPoll
{
    /// <summary>However much trouble there is and whatever a server asks, a source is tried again within this time.</summary>
    public static TimeSpan Ceiling { get; } = TimeSpan.FromHours(24);

    private static readonly TimeSpan FreshnessCeiling = TimeSpan.FromHours(6);
    private static readonly TimeSpan ThrottledFloor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ThrottledLeast = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoneConfirmed = TimeSpan.FromHours(1);

    /// <param name="facts">How the poll ended, and what is known.</param>
    /// <param name="now">The end of the poll.</param>
    /// <param name="jitter">0–1: spreads sources that would otherwise move in step.</param>
    public static Due After(PollFacts facts, DateTimeOffset now, double jitter)
    {
        jitter = Math.Clamp(jitter, 0, 1);
        return facts.End switch
        {
            PollEnd.Answered => Planned(Answered(facts, now, jitter), facts, jitter),
            PollEnd.Throttled when facts.Asked is { } retryAfter => Throttled(retryAfter, facts, now, jitter),
            PollEnd.Throttled => BackOff(Max(facts.Plan.Interval, ThrottledFloor), facts.Failures, facts.Failures, now, jitter, "throttled without Retry-After"),
            PollEnd.Failed => BackOff(facts.Plan.Interval, facts.Failures - 1, facts.Failures, now, jitter, "failed"),
            PollEnd.Gone => Gone(facts, now, jitter),
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.End, null),
        };
    }

    /// <summary>When a source that waits for its next planned poll is due under a new plan, if that is sooner; null where the old time stands.</summary>
    /// <param name="next">When it is due so far.</param>
    /// <param name="polledAt">Its last poll.</param>
    /// <param name="plan">The new plan.</param>
    /// <param name="pace">What the feed asks for, which no plan outdoes.</param>
    /// <param name="now">The present.</param>
    public static Due? BroughtForward(DateTimeOffset next, DateTimeOffset? polledAt, PollPlan plan, Pace pace, DateTimeOffset now)
    {
        var wait = Max(plan.Interval, Min(pace.AtMostEvery ?? TimeSpan.Zero, Ceiling));
        var at = SkippedTime.Passed(Later((polledAt ?? now) + wait, now), pace, 0);
        if (plan.Timetable is { } timetable)
            at = timetable.NextAfter(at - TimeSpan.FromSeconds(1)) ?? at;
        return at < next ? new Due(at, "its plan was changed") : null;
    }

    private static Due Answered(PollFacts facts, DateTimeOffset now, double jitter)
    {
        var (wait, because) = facts.Plan.Timetable is null ? Wanted(facts) : (TimeSpan.Zero, "");
        if (facts.Pace.AtMostEvery is { } every && Min(every, Ceiling) > wait)
            (wait, because) = (Min(every, Ceiling), $"the feed asks for {Span(every)}");
        if (facts.Asked is { } fresh && Min(fresh, FreshnessCeiling) > wait)
            (wait, because) = (Min(fresh, FreshnessCeiling), $"fresh for {Span(fresh)} (Cache-Control)");
        return new Due(now + wait + (wait * 0.05 * jitter), because);
    }

    // What the source's configuration and habits ask for.
    private static (TimeSpan Wait, string Because) Wanted(PollFacts facts)
    {
        var interval = facts.Plan.Interval;
        if (facts.Plan.Adaptive is not { } bounds)
            return (interval, $"every {Span(interval)}");
        var (wait, because) = facts.Rhythm.IsKnown ? Rhythmic(facts.Rhythm, interval, bounds) : (interval, $"every {Span(interval)}, until its rhythm is known");
        // Entries went by unseen: a third of the time would have caught them, had they come evenly.
        if (facts.WindowLostAfter is { } lost && Max(lost / 3, bounds.Fastest) is var sooner && sooner < wait)
            (wait, because) = (sooner, $"entries may have been missed: nothing was left of what it held {Span(lost)} ago, so {Span(sooner)}");
        return (wait, because);
    }

    private static (TimeSpan Wait, string Because) Rhythmic(Rhythm rhythm, TimeSpan interval, WaitBounds bounds)
    {
        var wait = rhythm.Wait(interval, bounds);
        var expected = string.Create(CultureInfo.InvariantCulture, $"about {wait.Rate:0.##} new entries an hour expected");
        return (wait.Time, wait.IsForWindow ? $"{expected} and it shows {rhythm.Window} at a time: {Span(wait.Time)}" : $"{expected}: {Span(wait.Time)}");
    }

    // skipHours and skipDays, and the timetable, which has to agree with them.
    private static Due Planned(Due due, PollFacts facts, double jitter)
    {
        if (facts.Plan.Timetable is { } timetable)
            return Timed(due, timetable, facts.Pace, jitter);
        var at = SkippedTime.Passed(due.At, facts.Pace, jitter);
        return at == due.At ? due : new Due(at, "the feed skips the hours before (skipHours, skipDays)");
    }

    private static Due Timed(Due due, ITimetable timetable, Pace pace, double jitter)
    {
        var at = timetable.NextAfter(due.At);
        for (var tries = 0; tries < 1_000 && at is { } skipped && SkippedTime.Has(skipped, pace); tries++)
            at = timetable.NextAfter(skipped);
        var because = due.Because.Length == 0 ? $"timetable {timetable.Text}" : $"timetable {timetable.Text}; {due.Because}";
        return at is { } next
            ? new Due(next + (TimeSpan.FromSeconds(30) * jitter), because)
            : new Due(Later(due.At + Ceiling, due.At), $"timetable {timetable.Text} names no further time: once a day");
    }

    // "Retry-After: 0", time and again, is no leave to ask every second: the least wait doubles up to the interval.
    private static Due Throttled(TimeSpan retryAfter, PollFacts facts, DateTimeOffset now, double jitter)
    {
        var least = Min(Doubled(ThrottledLeast, facts.Failures - 1), facts.Plan.Interval);
        var (wait, because) = retryAfter >= least
            ? (retryAfter, $"Retry-After {Span(retryAfter)}") : (least, $"Retry-After {Span(retryAfter)}, but {Count(facts.Failures)}: {Span(least)}");
        return new Due(now + Min(wait, Ceiling) + (TimeSpan.FromSeconds(10) * jitter), because);
    }

    // Doubles up to a day (or the interval, where that is longer) and never ends polling for good.
    private static Due BackOff(TimeSpan first, int doublings, int failures, DateTimeOffset now, double jitter, string what)
    {
        var wait = Max(Doubled(first, doublings), first);
        return new Due(now + wait + (wait * 0.1 * jitter), $"{what}, {Count(failures)}: back-off {Span(wait)}");
    }

    // A 410 may be a mistake in the server's configuration: it is heard once more before the source counts as gone, and then asked once a day.
    private static Due Gone(PollFacts facts, DateTimeOffset now, double jitter)
    {
        var wait = Max(facts.Failures <= 1 ? GoneConfirmed : Ceiling, facts.Plan.Interval);
        return new Due(now + wait + (wait * 0.1 * jitter), facts.Failures <= 1 ? $"gone (410), to be confirmed: {Span(wait)}" : $"gone (410), paused: asked every {Span(wait)} whether it is back");
    }

    private static TimeSpan Doubled(TimeSpan first, int times) => Min(Min(first, Ceiling) * Math.Pow(2, Math.Clamp(times, 0, 12)), Ceiling);

    private static string Count(int failures) => $"{failures} in a row";

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>"45 s", "15 min", "2.5 h".</summary>
    internal static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h"),
    };
}
