using System.Diagnostics;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>
/// The one hand that works for an outlet: polls its due sources, fetches the pages behind their entries, and says when it has to come back.
/// Never runs twice at once for one outlet (see docs/decisions/0002-scheduling.md).
/// </summary>
internal sealed partial class OutletHand(OutletBook book, IIngestStore store, SourcePoll poll, PageCall call, int pagesPerRun, TimeProvider clock, ILogger<OutletHand> logger)
{
    private const int VisitsAtOnce = 10;

    /// <summary>Null when nothing of the outlet is polled any more.</summary>
    /// <exception cref="StoreException">The database cannot be used just now; what was in hand is kept by its source and comes again.</exception>
    public Task<OutletDue?> RunAsync(OutletId id, CancellationToken cancellation) => RunAsync(id, null, cancellation);

    /// <param name="id">The outlet.</param>
    /// <param name="only">Of its due sources, those to poll; null for all. Pages that are due are fetched whosever they are.</param>
    /// <param name="cancellation">Gives up what is in hand.</param>
    /// <inheritdoc cref="RunAsync(OutletId, CancellationToken)"/>
    public async Task<OutletDue?> RunAsync(OutletId id, IReadOnlySet<SourceId>? only, CancellationToken cancellation)
    {
        if (book.Find(id) is not { } outlet)
            return null;
        await store.ReleaseAsync(id, clock.GetUtcNow(), cancellation);
        var desk = await store.DeskAsync(id, clock.GetUtcNow(), VisitsAtOnce, cancellation);
        var waiting = desk.Visits.Count > 0;
        foreach (var state in desk.Sources)
        {
            if (state.NextAt <= clock.GetUtcNow() && only?.Contains(state.Source) != false && book.Find(state.Source) is { } source)
                waiting |= await PollAsync(outlet, source, state, cancellation);
        }

        if (waiting)
            await VisitAsync(outlet, cancellation);
        return await store.DueAsync(id, cancellation);
    }

    // True when the poll left pages to be fetched.
    private async Task<bool> PollAsync(Outlet outlet, Source source, SourceState state, CancellationToken cancellation)
    {
        using var trace = Traces.Poll(source);
        try
        {
            var done = await poll.RunAsync(outlet, source, state, cancellation);
            Log.Polled(logger, done);
            trace?.SetTag("aggregator.outcome", done.Outcome);
            if (done.State.Health != state.Health && state.Health != SourceHealth.Unknown)
                Log.HealthChanged(logger, source.Id, state.Health, done.State.Health, done.State.Problem);
            return done.Tally.Awaiting > 0;
        }
        catch (Exception mistake) when (mistake is not (OperationCanceledException or StoreException))
        {
            // One source's trouble with our own code must not cost the outlet's others, nor be asked for again at once.
            Log.PollBroke(logger, source.Id, mistake);
            trace?.SetStatus(ActivityStatusCode.Error, mistake.GetType().Name);
            await poll.KeepBrokenAsync(outlet, source, state, mistake, cancellation);
            return false;
        }
    }

    private async Task VisitAsync(Outlet outlet, CancellationToken cancellation)
    {
        for (var left = pagesPerRun; left > 0;)
        {
            var desk = await store.DeskAsync(outlet.Id, clock.GetUtcNow(), Math.Min(left, VisitsAtOnce), cancellation);
            if (desk.Visits.Count == 0)
                return;
            left -= desk.Visits.Count;
            foreach (var visit in desk.Visits)
                await VisitOneAsync(outlet, visit, cancellation);
        }
    }

    private async Task VisitOneAsync(Outlet outlet, PageVisit visit, CancellationToken cancellation)
    {
        if (book.Find(visit.Source) is not { } source)
            return; // taken out of the list this moment; its pages wait for it to come back
        if (visit.Entry.Link is null)
        {
            await store.SaveAsync(new VisitResult { Source = visit.Source, Key = visit.Key, At = clock.GetUtcNow(), Outcome = new VisitOutcome.Filtered("entry-without-link") }, cancellation);
            return;
        }

        using var trace = Traces.Visit(source);
        try
        {
            var (result, saved) = await call.RunAsync(outlet, source, visit, cancellation);
            Log.Visited(logger, visit, result, saved);
        }
        catch (Exception mistake) when (mistake is not (OperationCanceledException or StoreException))
        {
            Log.VisitBroke(logger, visit.Source, visit.Entry.Link, mistake);
            await store.SaveAsync(Broken(visit), cancellation);
        }
    }

    // Tried again with growing pauses, then dropped from the list of pages, never in silence.
    private VisitResult Broken(PageVisit visit)
    {
        var failures = visit.Failures + 1;
        var now = clock.GetUtcNow();
        var result = new VisitResult { Source = visit.Source, Key = visit.Key, At = now, Outcome = new VisitOutcome.Postponed(), NextAt = now + (TimeSpan.FromMinutes(10) * failures), Failures = failures, Validators = visit.Validators };
        if (failures < 3)
            return result;
        return result with { Outcome = visit.Article is null ? new VisitOutcome.Rejected("internal-error") : new VisitOutcome.Unchanged(), NextAt = null };
    }

    private static partial class Log
    {
        public static void Polled(ILogger logger, Poll poll)
        {
            var t = poll.Tally;
            if (poll.Problem is not null)
                PolledWithProblem(logger, poll.Source, poll.Outcome, poll.Problem, poll.State.NextAt, poll.State.NextBecause);
            else
                Polled(logger, poll.Source, poll.Outcome, t.Seen, t.Stored, t.Revised, t.Unchanged, t.Awaiting, t.Filtered.Values.Sum(), t.Rejected.Values.Sum(), poll.State.NextAt, poll.State.NextBecause);
        }

        public static void Visited(ILogger logger, PageVisit visit, VisitResult result, Saved? saved) =>
            Visited(logger, visit.Source, visit.Entry.Link!, saved?.ToString() ?? result.Outcome.GetType().Name, result.NextAt);

        [LoggerMessage(LogLevel.Information, "Polled {Source}: {Outcome}, {Seen} seen = {Stored} stored + {Revised} revised + {Unchanged} unchanged + {Awaiting} awaiting + {Filtered} filtered + {Rejected} rejected; next at {NextAt:u} because {Because}")]
        private static partial void Polled(ILogger logger, SourceId source, string outcome, int seen, int stored, int revised, int unchanged, int awaiting, int filtered, int rejected, DateTimeOffset nextAt, string because);

        [LoggerMessage(LogLevel.Warning, "Polled {Source}: {Outcome}, {Problem}; next at {NextAt:u} because {Because}")]
        private static partial void PolledWithProblem(ILogger logger, SourceId source, string outcome, string problem, DateTimeOffset nextAt, string because);

        [LoggerMessage(LogLevel.Information, "The health of {Source} went from {Before} to {Health}: {Problem}")]
        public static partial void HealthChanged(ILogger logger, SourceId source, SourceHealth before, SourceHealth health, string? problem);

        [LoggerMessage(LogLevel.Debug, "Visited {Page} of {Source}: {Outcome}; again at {NextAt}")]
        private static partial void Visited(ILogger logger, SourceId source, Uri page, string outcome, DateTimeOffset? nextAt);

        [LoggerMessage(LogLevel.Error, "Polling {Source} met a mistake of our own; it is tried again later")]
        public static partial void PollBroke(ILogger logger, SourceId source, Exception mistake);

        [LoggerMessage(LogLevel.Error, "Visiting {Page} of {Source} met a mistake of our own; it is tried again later")]
        public static partial void VisitBroke(ILogger logger, SourceId source, Uri page, Exception mistake);
    }
}
