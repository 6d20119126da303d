using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>What each way for a poll to end means for the source's state. Pure.</summary>
internal static class PollOutcomes
{
    /// <summary>A document that was read: only now are its validators worth keeping.</summary>
    public static Poll Document(
        Source source, SourceState state, FetchOutcome.Fetched fetched, Feed feed, string hash, IReadOnlyList<EntryResult> results, Tally tally, DateTimeOffset started, DateTimeOffset now, double jitter)
    {
        // A document that was cut off, or one that only names others, has to be asked for in full again.
        var whole = !feed.IsIncomplete && feed.Parts.Count == 0;
        var pace = new Pace { AtMostEvery = feed.Pace, SkipHours = feed.SkipHours, SkipDays = feed.SkipDays };
        var due = NextPoll.After(PollEnd.Answered, source.Interval, fetched.FreshFor, pace, 0, now, jitter);
        var empty = feed.Entries.Count == 0 && feed.Rejected.Count == 0;
        return Start(source, started, now) with
        {
            Outcome = "fetched",
            Status = 200,
            Bytes = fetched.Body.Length,
            Repairs = feed.Repairs,
            Tally = tally,
            Results = results,
            State = Answered(state, due, now) with
            {
                Validators = whole ? fetched.Validators : Validators.None,
                BodyHash = whole ? hash : null,
                MovedTo = fetched.MovedTo ?? state.MovedTo,
                Pace = pace,
                Health = empty ? SourceHealth.Empty : SourceHealth.Healthy,
                Problem = empty ? "the document is well-formed but holds no entries" : feed.IsIncomplete ? "the document was cut off; what came before the cut was kept" : null,
            },
        };
    }

    /// <summary>The bytes that we have already, under new validators.</summary>
    public static Poll SameBytes(Source source, SourceState state, FetchOutcome.Fetched fetched, DateTimeOffset started, DateTimeOffset now, double jitter) => Start(source, started, now) with
    {
        Outcome = "same-bytes",
        Status = 200,
        Bytes = fetched.Body.Length,
        State = Answered(state, NextPoll.After(PollEnd.Answered, source.Interval, fetched.FreshFor, state.Pace, 0, now, jitter), now) with
        {
            Validators = fetched.Validators,
            MovedTo = fetched.MovedTo ?? state.MovedTo,
        },
    };

    /// <summary>An answer that the reader could not use: what we hold stays, validators too.</summary>
    public static Poll Unreadable(Source source, SourceState state, FetchOutcome.Fetched fetched, string reason, DateTimeOffset started, DateTimeOffset now, double jitter) =>
        Trouble(source, state, SourceHealth.Unreadable, "unreadable", reason, PollEnd.Failed, null, started, now, jitter) with { Status = 200, Bytes = fetched.Body.Length };

    /// <summary>Everything but a body.</summary>
    public static Poll WithoutDocument(Source source, SourceState state, FetchOutcome outcome, DateTimeOffset started, DateTimeOffset now, double jitter) => outcome switch
    {
        FetchOutcome.NotModified n => Start(source, started, now) with
        {
            Outcome = "not-modified",
            Status = 304,
            State = Answered(state, NextPoll.After(PollEnd.Answered, source.Interval, n.FreshFor, state.Pace, 0, now, jitter), now) with
            {
                Validators = n.Validators.IsEmpty ? state.Validators : n.Validators,
            },
        },
        FetchOutcome.Throttled t => Trouble(source, state, SourceHealth.Throttled, "throttled", $"the server answered {t.Status}", PollEnd.Throttled, t.RetryAfter, started, now, jitter) with { Status = t.Status },
        FetchOutcome.Failed f => Trouble(source, Forgetting(state, f.Failure), Health(f.Failure), "failed", f.Reason, PollEnd.Failed, null, started, now, jitter) with { Status = f.Status },
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };

    /// <summary>A mistake of our own: the source must not be asked again at once, nor the others suffer.</summary>
    public static Poll Broken(Source source, SourceState state, Exception mistake, DateTimeOffset started, DateTimeOffset now, double jitter) =>
        Trouble(source, state, SourceHealth.Failing, "failed", $"internal error: {mistake.GetType().Name}: {mistake.Message}", PollEnd.Failed, null, started, now, jitter);

    // An address that redirects led to and that is gone now: ask the configured one again.
    private static SourceState Forgetting(SourceState state, FetchFailure failure) =>
        failure is FetchFailure.NotFound or FetchFailure.Gone or FetchFailure.Dns or FetchFailure.AddressRefused ? state with { MovedTo = null, Validators = state.MovedTo is null ? state.Validators : Validators.None } : state;

    private static SourceHealth Health(FetchFailure failure) => failure switch
    {
        FetchFailure.Forbidden or FetchFailure.Challenged or FetchFailure.Robots or FetchFailure.AddressRefused => SourceHealth.Blocked,
        FetchFailure.NotFound or FetchFailure.Gone => SourceHealth.Missing,
        _ => SourceHealth.Failing,
    };

    private static Poll Trouble(
        Source source, SourceState state, SourceHealth health, string outcome, string problem, PollEnd end, TimeSpan? asked, DateTimeOffset started, DateTimeOffset now, double jitter)
    {
        var failures = state.Failures + 1;
        var due = NextPoll.After(end, source.Interval, asked, state.Pace, failures, now, jitter);
        return Start(source, started, now) with
        {
            Outcome = outcome,
            Problem = problem,
            State = state with { NextAt = due.At, NextBecause = due.Because, Failures = failures, PolledAt = now, Health = health, Problem = problem },
        };
    }

    private static SourceState Answered(SourceState state, Due due, DateTimeOffset now) => state with
    {
        NextAt = due.At,
        NextBecause = due.Because,
        Failures = 0,
        PolledAt = now,
        SucceededAt = now,
        Health = state.Health == SourceHealth.Empty ? SourceHealth.Empty : SourceHealth.Healthy,
        Problem = state.Health == SourceHealth.Empty ? state.Problem : null,
    };

    private static Poll Start(Source source, DateTimeOffset started, DateTimeOffset now) => new()
    {
        Source = source.Id,
        StartedAt = started,
        Took = now - started,
        Outcome = "",
        State = new SourceState { Source = source.Id, NextAt = now, NextBecause = "" },
    };
}
