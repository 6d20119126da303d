using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Normalising;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>One visit of one page: fetch, extract, normalise, edit, save.</summary>
/// <param name="fetcher">Fetches the page.</param>
/// <param name="extractor">Finds the report in it.</param>
/// <param name="desk">Makes the draft.</param>
/// <param name="watch">Notices when the source's pages change.</param>
/// <param name="following">Fetches what a report has on further pages.</param>
/// <param name="store">Keeps what came of it.</param>
/// <param name="guard">Holds back a withdrawal that does not look like the outlet's will.</param>
/// <param name="patience">When pages are looked at again.</param>
/// <param name="keepsPages">Whether pages are archived.</param>
/// <param name="clock">The time.</param>
internal sealed class PageCall(IFetcher fetcher, IPageExtractor extractor, Desk desk, PageWatch watch, PageFollowing following, IIngestStore store, WithdrawalGuard guard, VisitPatience patience, bool keepsPages, TimeProvider clock)
{
    public async Task<(VisitResult Result, Saved? Saved)> RunAsync(Outlet outlet, Source source, PageVisit visit, CancellationToken cancellation)
    {
        var outcome = await fetcher.FetchAsync(
            new FetchRequest
            {
                Address = visit.Entry.Link!,
                Outlet = outlet.Id,
                Purpose = FetchPurpose.Page,
                Validators = visit.Article is null ? Validators.None : visit.Validators,
                Access = source.Access,
            },
            cancellation);
        var now = clock.GetUtcNow();
        var call = new Call(outlet, source, visit, new Lazy<Told>(() => desk.Tell(visit.Entry)), now);
        var result = outcome switch
        {
            FetchOutcome.Fetched fetched => await ExtractedAsync(call, fetched, cancellation),
            FetchOutcome.NotModified n => call.Result(new VisitOutcome.Unchanged()) with { NextAt = Again(call), Validators = n.Validators.IsEmpty ? visit.Validators : n.Validators },
            _ => Troubled(call, await GuardedAsync(outlet, NextVisit.AfterTrouble(visit, outcome, now, patience), now, cancellation)),
        };
        return (result, await store.SaveAsync(result, cancellation));
    }

    // A withdrawal is the one thing that trouble with a page can do to an article: it has to look like the outlet's will.
    private async ValueTask<VisitTrouble> GuardedAsync(Outlet outlet, VisitTrouble trouble, DateTimeOffset now, CancellationToken cancellation) =>
        trouble is VisitTrouble.Withdraw w && await guard.ObjectsAsync(outlet, cancellation) ? NextVisit.Held(w.Absence, now) : trouble;

    private async Task<VisitResult> ExtractedAsync(Call call, FetchOutcome.Fetched fetched, CancellationToken cancellation)
    {
        var page = new Page { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = call.Outlet.TimeZone, Recipe = call.Source.RecipeAt(call.Now) };
        var outcome = extractor.Extract(page);
        var reading = (outcome as ExtractOutcome.Extracted)?.Reading;
        var isReport = reading is not null && PageUsable.IsReport(reading, call.Source, call.Told.Value);
        var whole = isReport ? await following.WholeAsync(call.Outlet, call.Source.Access, page, reading!, cancellation) : reading;
        var result = reading switch
        {
            null => FromEntry(call, null, "unreadable-page"),
            _ when Removals.Of(reading) is { } notice => call.Result(new VisitOutcome.Withdrawn($"its page says: {notice}")) with { ForgetsPage = true },
            _ when isReport => Written(call, whole!, fetched),
            { Kind: PageKind.ConsentWall } => Troubled(call, NextVisit.AfterTrouble(call.Visit, new FetchOutcome.Failed(FetchFailure.Protocol, "a consent wall stands before the report"), call.Now, patience)),
            _ => FromEntry(call, null, PageUsable.Why(reading)),
        };
        return Kept(call, result, fetched, reading) with { Drift = await watch.SeeAsync(call.Visit, page, outcome, isReport, call.Now, cancellation) };
    }

    private VisitResult Written(Call call, PageReading reading, FetchOutcome.Fetched fetched)
    {
        var (draft, rejected) = desk.Write(call.Outlet, call.Source, call.Told.Value, reading, fetched.Address, call.Now, fetched.Signals);
        return call.Result(draft is null ? new VisitOutcome.Rejected(rejected!) : new VisitOutcome.Written(draft)) with
        {
            NextAt = draft is null ? null : Again(call),
            Validators = fetched.Validators,
        };
    }

    // A publisher's noarchive holds for our copy too; a wall before the report is no page of the outlet's.
    private VisitResult Kept(Call call, VisitResult result, FetchOutcome.Fetched fetched, PageReading? reading)
    {
        if (result.ForgetsPage || fetched.Signals.NoArchive || reading?.Signals.NoArchive == true)
            return result with { ForgetsPage = true };
        return keepsPages && reading is { Kind: not PageKind.ConsentWall }
            ? result with { Page = new PageBytes { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, RetrievedAt = call.Now } }
            : result;
    }

    private VisitResult Troubled(Call call, VisitTrouble trouble) => trouble switch
    {
        VisitTrouble.Retry r => call.Result(new VisitOutcome.Postponed()) with { NextAt = r.At, Failures = call.Visit.Failures + 1, Validators = call.Visit.Validators, Absence = call.Visit.Absence },
        VisitTrouble.Missing m => call.Result(new VisitOutcome.Postponed()) with { NextAt = m.At, Failures = call.Visit.Failures, Validators = call.Visit.Validators, Absence = m.Absence },
        VisitTrouble.Keep k => call.Result(new VisitOutcome.Unchanged()) with { NextAt = k.At, Validators = call.Visit.Validators },
        VisitTrouble.UseEntry u => FromEntry(call, u.At, "page-not-to-be-had"),
        VisitTrouble.Withdraw w => call.Result(new VisitOutcome.Withdrawn(w.Reason)) with { ForgetsPage = true },
        VisitTrouble.Reject r => call.Result(new VisitOutcome.Rejected(r.Reason)),
        _ => throw new InvalidOperationException($"Unknown trouble {trouble}"),
    };

    // A feed vouches for its entries: headline and teaser make a short article. A link on a listing vouches for nothing.
    private VisitResult FromEntry(Call call, DateTimeOffset? nextAt, string reason)
    {
        var again = call.Result(new VisitOutcome.Filtered(reason)) with { NextAt = nextAt, Failures = nextAt is null ? 0 : call.Visit.Failures + 1 };
        if (call.Visit.Article is not null)
            return again with { Outcome = new VisitOutcome.Unchanged() };
        if (call.Source.Kind == SourceKind.Listing)
            return again with { NextAt = null };
        var (draft, rejected) = desk.Write(call.Outlet, call.Source, call.Told.Value, page: null, pageAddress: null, call.Now);
        return again with { Outcome = draft is null ? new VisitOutcome.Rejected(rejected!) : new VisitOutcome.Written(draft) };
    }

    private DateTimeOffset? Again(Call call) => NextVisit.AfterSuccess(call.Visit.FirstSeenAt, call.Now, patience.Rechecks);

    /// <summary>What holds for the whole of one visit. The entry is told once, and not at all where the page is as it was.</summary>
    private sealed record Call(Outlet Outlet, Source Source, PageVisit Visit, Lazy<Told> Told, DateTimeOffset Now)
    {
        public VisitResult Result(VisitOutcome outcome) => new() { Source = Visit.Source, Key = Visit.Key, At = Now, Outcome = outcome };
    }
}
