using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>What each way for a poll to end means for the source's state. Pure.</summary>
internal static class PollOutcomes
{
    /// <summary>A document that was read: only now are its validators worth keeping.</summary>
    public static Poll Document(Polling polling, DocumentRead read)
    {
        var (before, now) = (polling.State, polling.Now);
        var lost = read.IsAllNew && before.Rhythm.Window > 0;
        var losses = lost ? before.Memory.WindowsLost + 1 : read.IsEmpty ? before.Memory.WindowsLost : 0;
        var rhythm = before.Rhythm.After(now, losses > Healths.LossesBelieved ? [] : read.News, read.Keys.Count);
        var pace = new Pace { AtMostEvery = read.Feed.Pace, SkipHours = read.Feed.SkipHours, SkipDays = read.Feed.SkipDays };
        var (trust, lie) = Checked(polling, read);
        var memory = trust with
        {
            FullAt = now,
            NewsAt = read.News.Count > 0 && losses <= Healths.LossesBelieved ? now : trust.NewsAt ?? now,
            WindowsLost = losses,
            WindowLostAt = lost ? now : trust.WindowLostAt,
        };
        var state = Moves.Seen(before with { Pace = pace, Rhythm = rhythm, Memory = memory }, polling, read.Fetched.MovedTo) with
        {
            Validators = read.IsWhole ? read.Fetched.Validators : Validators.None,
            BodyHash = read.IsWhole ? read.Hash : null,
        };
        var facts = new PollFacts
        {
            End = PollEnd.Answered,
            Plan = polling.Plan,
            Asked = read.Fetched.FreshFor,
            Pace = pace,
            Rhythm = rhythm,
            WindowLostAfter = lost && losses <= Healths.LossesBelieved ? now - before.PolledAt : null,
        };
        state = Answered(state, facts, polling);
        state = Healths.AfterDocument(state, read, now);
        var ending = read.IsEmpty ? PollEnding.Empty : lost ? PollEnding.WindowLost : PollEnding.Fetched;
        return WithBody(polling.Record(ending, state), polling, read.Fetched) with
        {
            Problem = ending == PollEnding.Fetched ? null : state.Problem,
            Repairs = lie is null ? read.Feed.Repairs : [.. read.Feed.Repairs, lie],
            NewEntries = read.News.Count,
            Present = read.IsWhole ? read.Keys : [],
            Tally = read.Tally,
            Results = read.Results,
        };
    }

    /// <summary>The bytes that we have already, under new validators.</summary>
    public static Poll SameBytes(Polling polling, FetchOutcome.Fetched fetched)
    {
        var before = polling.State;
        var memory = before.Memory with { FullAt = polling.Now, Doubts = polling.IsCheck ? 0 : before.Memory.Doubts };
        var state = Moves.Seen(before with { Memory = memory }, polling, fetched.MovedTo) with { Validators = fetched.Validators };
        return WithBody(polling.Record(PollEnding.SameBytes, NothingNew(state, polling, fetched.FreshFor)), polling, fetched);
    }

    /// <summary>An answer that the reader could not use: what we hold stays, validators too.</summary>
    public static Poll Unreadable(Polling polling, FetchOutcome.Fetched fetched, PollEnding ending, string reason) =>
        WithBody(Trouble(polling, polling.State, SourceHealth.Unreadable, ending, reason, PollEnd.Failed, null), polling, fetched);

    /// <summary>Everything but a body.</summary>
    public static Poll WithoutDocument(Polling polling, FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.NotModified n => NotModified(polling, n),
        FetchOutcome.Throttled t =>
            Trouble(polling, polling.State, SourceHealth.Throttled, PollEnding.Throttled, $"the server answered {t.Status}", PollEnd.Throttled, t.RetryAfter) with { Status = t.Status },
        FetchOutcome.Failed f => Failed(polling, f),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };

    /// <summary>A mistake of our own: the source must not be asked again at once, nor the others suffer.</summary>
    public static Poll Broken(Polling polling, Exception mistake) =>
        Trouble(polling, polling.State, SourceHealth.Failing, PollEnding.InternalError, $"internal error: {mistake.GetType().Name}: {mistake.Message}", PollEnd.Failed, null);

    private static Poll NotModified(Polling polling, FetchOutcome.NotModified answer)
    {
        var state = polling.State with
        {
            Validators = answer.Validators.IsEmpty ? polling.State.Validators : answer.Validators,
            Memory = polling.State.Memory with { NotModifiedAt = polling.Now },
        };
        return polling.Record(PollEnding.NotModified, NothingNew(state, polling, answer.FreshFor)) with { Status = 304 };
    }

    private static Poll Failed(Polling polling, FetchOutcome.Failed failed)
    {
        var end = failed.Failure == FetchFailure.Gone ? PollEnd.Gone : PollEnd.Failed;
        return Trouble(polling, Moves.Forgotten(polling, failed), Healths.Of(failed.Failure), PollEndings.Of(failed.Failure), failed.Reason, end, null) with { Status = failed.Status };
    }

    // Whether the check of the server's 304s caught it at a wrong one.
    private static (SourceMemory Memory, string? Lie) Checked(Polling polling, DocumentRead read)
    {
        var (before, memory) = (polling.State, polling.State.Memory);
        if (!polling.IsCheck || ValidatorTrust.IsCaught(memory.DistrustedAt, polling.Now))
            return (memory, null);
        var sameValidators = !read.Fetched.Validators.IsEmpty && read.Fetched.Validators == before.Validators;
        var doubts = ValidatorTrust.IsDoubtful(read.News, memory.NotModifiedAt) ? memory.Doubts + 1 : 0;
        return (sameValidators && read.News.Count > 0) || ValidatorTrust.IsDistrusted(doubts)
            ? (memory with { DistrustedAt = polling.Now, Doubts = 0 }, "the server answers 304 although the document has changed: for a week it is asked for all of it")
            : (memory with { DistrustedAt = null, Doubts = doubts }, null);
    }

    private static SourceState NothingNew(SourceState state, Polling polling, TimeSpan? freshFor)
    {
        var rhythm = state.Rhythm.After(polling.Now, [], null);
        var facts = new PollFacts { End = PollEnd.Answered, Plan = polling.Plan, Asked = freshFor, Pace = state.Pace, Rhythm = rhythm };
        return Healths.AfterNothingNew(Answered(state with { Rhythm = rhythm }, facts, polling), polling.Now);
    }

    private static SourceState Answered(SourceState state, PollFacts facts, Polling polling)
    {
        var due = NextPoll.After(facts, polling.Now, polling.Jitter);
        // It is where it was: nothing has to be proposed any more.
        var memory = state.Memory is { Proposal: null, SearchedAt: null } ? state.Memory : state.Memory with { Proposal = null, SearchedAt = null };
        return state with { Memory = memory, NextAt = due.At, NextBecause = due.Because, Failures = 0, PolledAt = polling.Now, SucceededAt = polling.Now };
    }

    private static Poll Trouble(Polling polling, SourceState state, SourceHealth health, PollEnding ending, string problem, PollEnd end, TimeSpan? asked)
    {
        var failures = state.Failures + 1;
        if (state.Memory.Proposal is { } proposal)
            problem = $"{problem}; it may be at {proposal.Address} now ({proposal.How})";
        var due = NextPoll.After(new PollFacts { End = end, Plan = polling.Plan, Asked = asked, Pace = state.Pace, Rhythm = state.Rhythm, Failures = failures }, polling.Now, polling.Jitter);
        state = state with { NextAt = due.At, NextBecause = due.Because, Failures = failures, PolledAt = polling.Now };
        return polling.Record(ending, state.Is(health, problem, polling.Now)) with { Problem = problem };
    }

    private static Poll WithBody(Poll poll, Polling polling, FetchOutcome.Fetched fetched) => poll with
    {
        Status = 200,
        Bytes = fetched.Body.Length,
        ContentType = fetched.ContentType is { Length: > 100 } type ? type[..100] : fetched.ContentType,
        Answered = fetched.Address == polling.Asked ? null : fetched.Address,
    };
}
