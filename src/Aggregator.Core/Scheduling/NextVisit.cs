using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Scheduling;

/// <summary>What to do about a page that could not be had.</summary>
public abstract record VisitTrouble
{
    private VisitTrouble() { }

    /// <summary>Come back at <paramref name="At"/>; until then nothing changes.</summary>
    public sealed record Retry(DateTimeOffset At) : VisitTrouble;

    /// <summary>Make the article from what the source said; come back at <paramref name="At"/>, or never.</summary>
    public sealed record UseEntry(DateTimeOffset? At) : VisitTrouble;

    /// <summary>Leave the article as it is; come back at <paramref name="At"/>, or never.</summary>
    public sealed record Keep(DateTimeOffset? At) : VisitTrouble;

    /// <summary>The page is not there; whether that is meant is seen at <paramref name="At"/>.</summary>
    public sealed record Missing(DateTimeOffset At, Absence Absence) : VisitTrouble;

    /// <summary>The outlet took the report down.</summary>
    public sealed record Withdraw(string Reason, Absence Absence) : VisitTrouble;

    /// <summary>There never was a page behind this entry.</summary>
    public sealed record Reject(string Reason) : VisitTrouble;
}

/// <summary>Decides when a page is fetched again. Pure.</summary>
public static class NextVisit
{
    // A page that is not there at first may be a cache that lags behind the feed.
    private const int TriesBeforeGivingUp = 3;

    // A site may lose its pages for a night (a release, a broken router) and have them back in the morning: an article is not withdrawn for that.
    private const int TriesBeforeWithdrawing = 4;
    private static readonly TimeSpan HeldFor = TimeSpan.FromHours(6);
    private static readonly TimeSpan HeldAtMost = TimeSpan.FromDays(14);

    // An outlet that asks for patience gets it, but an entry may not wait for its page for ever.
    private const int TriesWhenThrottled = 6;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(6);

    /// <summary>After a page that was read: reports are looked at again after each of these times since first seen, to catch corrections and withdrawals; then no more.</summary>
    public static DateTimeOffset? AfterSuccess(DateTimeOffset firstSeen, DateTimeOffset now, IReadOnlyList<TimeSpan> rechecks)
    {
        foreach (var after in rechecks)
        {
            if (firstSeen + after > now)
                return firstSeen + after;
        }

        return null;
    }

    public static VisitTrouble AfterTrouble(PageVisit visit, FetchOutcome outcome, DateTimeOffset now, VisitPatience patience)
    {
        var tries = visit.Failures + 1;
        var later = now + BackOff(tries);
        return outcome switch
        {
            FetchOutcome.Throttled t when tries < TriesWhenThrottled => new VisitTrouble.Retry(now + Asked(t.RetryAfter, tries)),
            FetchOutcome.Failed { Failure: FetchFailure.Gone or FetchFailure.NotFound } f when visit.Article is not null => Absent(visit.Absence, f.Failure == FetchFailure.Gone, now, patience),
            FetchOutcome.Failed { Failure: FetchFailure.Gone } => new VisitTrouble.Reject("page-gone"),
            FetchOutcome.Failed { Failure: FetchFailure.NotFound } => tries < TriesBeforeGivingUp ? new VisitTrouble.Retry(later) : new VisitTrouble.Reject("page-not-found"),
            FetchOutcome.Failed { Failure: FetchFailure.Robots or FetchFailure.Forbidden or FetchFailure.Challenged or FetchFailure.AddressRefused or FetchFailure.TooLarge or FetchFailure.ClientError or FetchFailure.Redirect } =>
                visit.Article is null ? new VisitTrouble.UseEntry(null) : new VisitTrouble.Keep(AfterSuccess(visit.FirstSeenAt, now, patience.Rechecks)),
            _ when visit.Article is not null => tries < 2 * TriesBeforeGivingUp ? new VisitTrouble.Retry(later) : new VisitTrouble.Keep(AfterSuccess(visit.FirstSeenAt, now, patience.Rechecks)),
            _ => tries < TriesBeforeGivingUp ? new VisitTrouble.Retry(later) : new VisitTrouble.UseEntry(later),
        };
    }

    /// <summary>Where a withdrawal is held back: the page is looked at again, and after two weeks the article is left as it is.</summary>
    public static VisitTrouble Held(Absence absence, DateTimeOffset now) => now - absence.Since < HeldAtMost
        ? new VisitTrouble.Missing(now + HeldFor, absence with { Held = true }) : new VisitTrouble.Keep(null);

    // 410 says that it is meant, but is heard twice.
    private static VisitTrouble Absent(Absence? before, bool gone, DateTimeOffset now, VisitPatience patience)
    {
        var absence = before is null ? new Absence(1, now, gone) : before with { Tries = before.Tries + 1, Gone = gone };
        var age = now - absence.Since;
        if (gone && before is { Gone: true } && age >= patience.Gone)
            return new VisitTrouble.Withdraw("the outlet took the page down (410)", absence);
        if (absence.Tries >= TriesBeforeWithdrawing && age >= patience.NotFound)
            return new VisitTrouble.Withdraw($"the page was not found {absence.Tries} times in {NextPoll.Span(age)} (404)", absence);
        var wait = gone ? patience.Gone : absence.Tries switch { 1 => patience.AbsentAtFirst, 2 => patience.NotFound / 6, _ => patience.NotFound - age };
        return new VisitTrouble.Missing(now + (wait < patience.AbsentAtFirst ? patience.AbsentAtFirst : wait), absence);
    }

    // What was asked for counts, but whoever asks again and again is given more time than that.
    private static TimeSpan Asked(TimeSpan? retryAfter, int tries)
    {
        var (asked, least) = (retryAfter is { } wait ? Clamp(wait) : BackOff(tries), tries > 1 ? BackOff(tries - 1) : TimeSpan.Zero);
        return asked > least ? asked : least;
    }

    // 1, 5, 25 … minutes.
    private static TimeSpan BackOff(int tries) => Clamp(FirstRetry * Math.Pow(5, Math.Clamp(tries - 1, 0, 6)));

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestRetry ? LongestRetry : wait;
}
