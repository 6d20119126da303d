using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>One visit of one page: fetch, extract, normalise, edit, save.</summary>
internal sealed class PageCall(IFetcher fetcher, IPageExtractor extractor, Desk desk, IIngestStore store, WithdrawalGuard guard, IReadOnlyList<TimeSpan> rechecks, TimeProvider clock)
{
    public async Task<(VisitResult Result, Saved? Saved)> RunAsync(Outlet outlet, Source source, PageVisit visit, CancellationToken cancellation)
    {
        var outcome = await fetcher.FetchAsync(
            new FetchRequest { Address = visit.Entry.Link!, Outlet = outlet.Id, Purpose = FetchPurpose.Page, Validators = visit.Article is null ? Validators.None : visit.Validators },
            cancellation);
        var now = clock.GetUtcNow();
        var result = outcome switch
        {
            FetchOutcome.Fetched fetched => Extracted(outlet, source, visit, fetched, now),
            FetchOutcome.NotModified n => Result(visit, now, new VisitOutcome.Unchanged()) with { NextAt = Again(visit, now), Validators = n.Validators.IsEmpty ? visit.Validators : n.Validators },
            _ => Troubled(outlet, source, visit, await GuardedAsync(outlet, NextVisit.AfterTrouble(visit, outcome, now, rechecks), now, cancellation), now),
        };
        return (result, await store.SaveAsync(result, cancellation));
    }

    // A withdrawal is the one thing that trouble with a page can do to an article: it has to look like the outlet's will.
    private async ValueTask<VisitTrouble> GuardedAsync(Outlet outlet, VisitTrouble trouble, DateTimeOffset now, CancellationToken cancellation) =>
        trouble is VisitTrouble.Withdraw w && await guard.ObjectsAsync(outlet, cancellation) ? NextVisit.Held(w.Absence, now) : trouble;

    private VisitResult Extracted(Outlet outlet, Source source, PageVisit visit, FetchOutcome.Fetched fetched, DateTimeOffset now)
    {
        var page = new Page { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Recipe = source.Recipe };
        var told = desk.Tell(visit.Entry);
        switch (extractor.Extract(page))
        {
            case ExtractOutcome.Extracted { Reading: var reading } when PageUsable.IsReport(reading, source, told):
                var (draft, rejected) = desk.Write(outlet, source, told, reading, fetched.Address, now);
                return Result(visit, now, draft is null ? new VisitOutcome.Rejected(rejected!) : new VisitOutcome.Written(draft)) with
                {
                    NextAt = draft is null ? null : Again(visit, now),
                    Validators = fetched.Validators,
                };
            case ExtractOutcome.Extracted { Reading.Kind: PageKind.ConsentWall }:
                return Troubled(outlet, source, visit, NextVisit.AfterTrouble(visit, new FetchOutcome.Failed(FetchFailure.Protocol, "a consent wall stands before the report"), now, rechecks), now);
            case ExtractOutcome.Extracted { Reading: var reading }:
                return FromEntry(outlet, source, visit, now, null, PageUsable.Why(reading));
            case ExtractOutcome.Refused:
                return FromEntry(outlet, source, visit, now, null, "unreadable-page");
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other}");
        }
    }

    private VisitResult Troubled(Outlet outlet, Source source, PageVisit visit, VisitTrouble trouble, DateTimeOffset now) => trouble switch
    {
        VisitTrouble.Retry r => Result(visit, now, new VisitOutcome.Postponed()) with { NextAt = r.At, Failures = visit.Failures + 1, Validators = visit.Validators, Absence = visit.Absence },
        VisitTrouble.Missing m => Result(visit, now, new VisitOutcome.Postponed()) with { NextAt = m.At, Failures = visit.Failures, Validators = visit.Validators, Absence = m.Absence },
        VisitTrouble.Keep k => Result(visit, now, new VisitOutcome.Unchanged()) with { NextAt = k.At, Validators = visit.Validators },
        VisitTrouble.UseEntry u => FromEntry(outlet, source, visit, now, u.At, "page-not-to-be-had"),
        VisitTrouble.Withdraw w => Result(visit, now, new VisitOutcome.Withdrawn(w.Reason)),
        VisitTrouble.Reject r => Result(visit, now, new VisitOutcome.Rejected(r.Reason)),
        _ => throw new InvalidOperationException($"Unknown trouble {trouble}"),
    };

    // A feed vouches for its entries: headline and teaser make a short article. A link on a listing vouches for nothing.
    private VisitResult FromEntry(Outlet outlet, Source source, PageVisit visit, DateTimeOffset now, DateTimeOffset? nextAt, string reason)
    {
        var again = Result(visit, now, new VisitOutcome.Filtered(reason)) with { NextAt = nextAt, Failures = nextAt is null ? 0 : visit.Failures + 1 };
        if (visit.Article is not null)
            return again with { Outcome = new VisitOutcome.Unchanged() };
        if (source.Kind == SourceKind.Listing)
            return again with { NextAt = null };
        var (draft, rejected) = desk.Write(outlet, source, desk.Tell(visit.Entry), page: null, pageAddress: null, now);
        return again with { Outcome = draft is null ? new VisitOutcome.Rejected(rejected!) : new VisitOutcome.Written(draft) };
    }

    private DateTimeOffset? Again(PageVisit visit, DateTimeOffset now) => NextVisit.AfterSuccess(visit.FirstSeenAt, now, rechecks);

    private static VisitResult Result(PageVisit visit, DateTimeOffset now, VisitOutcome outcome) => new() { Source = visit.Source, Key = visit.Key, At = now, Outcome = outcome };
}
