using System.Collections.Frozen;
using Aggregator.Discovering;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Previewing;

/// <summary>Walks a source's first entries through the stages that a poll walks them through, and saves nothing.</summary>
/// <param name="fetcher">Asks as a poll would.</param>
/// <param name="readers">Read the source's document.</param>
/// <param name="sorter">Decides for each entry, as in a poll.</param>
/// <param name="desk">Writes the articles.</param>
/// <param name="extractor">Finds the reports in their pages.</param>
/// <param name="queries">Tells which articles are there already; null where no store is at hand.</param>
/// <param name="options">How far a preview goes.</param>
/// <param name="clock">The time.</param>
internal sealed class Preview(
    IFetcher fetcher, IEnumerable<ISourceReader> readers, EntrySorter sorter, Desk desk, IPageExtractor extractor, IArticleQueries? queries, IOptions<DiscoveringOptions> options, TimeProvider clock)
{
    private readonly FrozenDictionary<SourceKind, ISourceReader> _readers = readers.ToFrozenDictionary(r => r.Kind);

    /// <summary>Never throws for what a site sends.</summary>
    public async Task<Previewed> RunAsync(Outlet outlet, Source source, IProgress<Step> progress, CancellationToken cancellation)
    {
        var count = options.Value.PreviewEntries;
        var asking = new Asking(fetcher, count + 3, progress);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var items = new List<PreviewedEntry>();
        var preview = new Previewed { Outlet = outlet, Source = source };
        try
        {
            preview = await DocumentAsync(preview, asking, items, count, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            preview = preview with { Ended = $"the preview ended after {options.Value.TimeoutSeconds} seconds", Problem = items.Count == 0 ? "the site is too slow for a preview" : null };
        }

        return preview with { Items = items, Requests = asking.Requests, Steps = asking.Steps };
    }

    private async Task<Previewed> DocumentAsync(Previewed preview, Asking asking, List<PreviewedEntry> items, int count, CancellationToken cancellation)
    {
        var (outlet, source) = (preview.Outlet, preview.Source);
        if (await asking.AskAsync(source.Address, SourceDocuments.PurposeOf(source.Kind), $"reading {source.Address.AbsoluteUri}", cancellation, source.Access) is not FetchOutcome.Fetched fetched)
            return preview with { Problem = asking.Steps[^1].Outcome };
        switch (_readers[source.Kind].Read(SourceDocuments.Of(outlet, source, fetched, clock.GetUtcNow())))
        {
            case ReadOutcome.Read { Feed: var feed }:
                return await EntriesAsync(preview, asking, items, count, await WithPartAsync(outlet, source, feed, asking, cancellation), fetched, cancellation);
            case ReadOutcome.Unreadable unreadable:
                return preview with { Problem = unreadable.Reason };
            default:
                throw new InvalidOperationException("Unknown outcome of reading");
        }
    }

    private async Task<Previewed> EntriesAsync(Previewed preview, Asking asking, List<PreviewedEntry> items, int count, Feed feed, FetchOutcome.Fetched fetched, CancellationToken cancellation)
    {
        var (outlet, source) = (preview.Outlet, preview.Source);
        var (keyed, tally) = sorter.Key(feed);
        var first = keyed.Take(count).ToList();
        var (results, _) = sorter.Sort(outlet, source, feed, first, FrozenDictionary<long, long>.Empty, tally, clock.GetUtcNow(), fetched.Signals);
        foreach (var (result, entry) in results.Zip(first, (r, f) => (r, f.Entry)))
            items.Add(await OneAsync(outlet, source, entry, result, asking, cancellation));
        return preview with
        {
            Format = feed.Format,
            Title = feed.Title,
            Entries = feed.Entries.Count,
            Repairs = feed.Repairs,
            Warnings = feed.Warnings,
            LeftOut = tally.Filtered.Concat(tally.Rejected).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
        };
    }

    private async Task<PreviewedEntry> OneAsync(Outlet outlet, Source source, Entry entry, EntryResult result, Asking asking, CancellationToken cancellation)
    {
        var about = new PreviewedEntry { Title = entry.Title, Link = entry.Link, Fate = Fate.Waiting };
        switch (result)
        {
            case EntryResult.Written written:
                return await IdentifiedAsync(PreviewedArticle.Of(about, written.Draft, outlet, source, desk.Tell(entry), page: null), cancellation);
            case EntryResult.Rejected rejected:
                return about with { Fate = Fate.Rejected, Reason = rejected.Reason };
            case EntryResult.Filtered filtered:
                return about with { Fate = Fate.Filtered, Reason = filtered.Reason };
            case EntryResult.Awaiting awaiting when asking.Left > 0:
                return await IdentifiedAsync(await VisitedAsync(outlet, source, awaiting.Entry, about, asking, cancellation), cancellation);
            default:
                return about with { Reason = "its page was not looked at" };
        }
    }

    private async Task<PreviewedEntry> VisitedAsync(Outlet outlet, Source source, Entry entry, PreviewedEntry about, Asking asking, CancellationToken cancellation)
    {
        var told = desk.Tell(entry);
        var outcome = await asking.AskAsync(entry.Link!, FetchPurpose.Page, $"reading the page {entry.Link!.AbsoluteUri}", cancellation, source.Access);
        if (outcome is not FetchOutcome.Fetched fetched)
            return FromEntry(outlet, source, told, about, Asking.Said(outcome), isLasting: outcome is FetchOutcome.Failed { Failure: FetchFailure.NotFound or FetchFailure.Gone or FetchFailure.Forbidden or FetchFailure.Robots or FetchFailure.Challenged });
        var now = clock.GetUtcNow();
        var extracted = extractor.Extract(new Page { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Recipe = source.RecipeAt(now) });
        if (extracted is not ExtractOutcome.Extracted { Reading: var reading })
            return FromEntry(outlet, source, told, about, ((ExtractOutcome.Refused)extracted).Reason, isLasting: true);
        if (Removals.Of(reading) is { } notice)
            return about with { Fate = Fate.Filtered, Reason = $"its page says: {notice}" };
        if (!PageUsable.IsReport(reading, source, told))
            return FromEntry(outlet, source, told, about, reading.Kind == PageKind.ConsentWall ? "a consent wall stands before the report" : PageUsable.Why(reading), isLasting: reading.Kind != PageKind.ConsentWall);
        var (draft, rejected) = desk.Write(outlet, source, told, reading, fetched.Address, now, fetched.Signals);
        return draft is null ? about with { Fate = Fate.Rejected, Reason = rejected } : PreviewedArticle.Of(about, draft, outlet, source, told, reading);
    }

    // As in a visit: a feed vouches for its entries, a link on a listing vouches for nothing.
    private PreviewedEntry FromEntry(Outlet outlet, Source source, Told told, PreviewedEntry about, string why, bool isLasting)
    {
        if (source.Kind == SourceKind.Listing || !isLasting)
            return about with { Fate = isLasting ? Fate.Filtered : Fate.Postponed, Reason = why };
        var (draft, rejected) = desk.Write(outlet, source, told, page: null, pageAddress: null, clock.GetUtcNow());
        return draft is null
            ? about with { Fate = Fate.Rejected, Reason = rejected }
            : PreviewedArticle.Of(about, draft, outlet, source, told, page: null) is var article ? article with { Warnings = [$"its page is of no use ({why}): only what the source says is taken", .. article.Warnings] } : about;
    }

    private async Task<PreviewedEntry> IdentifiedAsync(PreviewedEntry entry, CancellationToken cancellation)
    {
        if (entry.Shown is not { } shown)
            return entry;
        if (queries is null)
            return entry with { Fate = Fate.New, Identity = $"{entry.Identity}; no store was asked whether it is there" };
        return await queries.FindAsync(shown.Id, cancellation) is { Article: var there }
            ? entry with { Fate = Fate.Known, Identity = $"already there as {there.Id} (revision {there.Revision}, by {string.Join(", ", there.Sources)}): {entry.Identity}" }
            : entry with { Fate = Fate.New };
    }

    private async Task<Feed> WithPartAsync(Outlet outlet, Source source, Feed feed, Asking asking, CancellationToken cancellation)
    {
        if (feed.Parts.Count == 0)
            return feed;
        return await asking.AskAsync(feed.Parts[0], SourceDocuments.PurposeOf(source.Kind), $"reading {feed.Parts[0].AbsoluteUri}, the first of {feed.Parts.Count} that the index names", cancellation, source.Access) is FetchOutcome.Fetched fetched
            && _readers[source.Kind].Read(SourceDocuments.Of(outlet, source, fetched, clock.GetUtcNow())) is ReadOutcome.Read { Feed: var part }
            ? feed with { Entries = [.. feed.Entries, .. part.Entries], Repairs = [.. feed.Repairs, .. part.Repairs] } : feed;
    }
}
