using Aggregator.Discovering;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Previewing;
using Aggregator.Reading;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Picking;

/// <summary>Finds pages to pick on: a source's listing, its archived pages, else a few of its entries' pages, asked for as a poll would.</summary>
internal sealed class PickPages(IFetcher fetcher, IEnumerable<ISourceReader> readers, IPageStore archive, TimeProvider clock)
{
    private const int MostArchived = 9;
    private const int MostAsked = 3;

    /// <returns>Pages, or why there are none.</returns>
    public async Task<(IReadOnlyList<Page> Pages, string? Trouble)> FindAsync(Outlet outlet, Source source, string part, IReadOnlyList<Uri> known, IProgress<Step> progress, CancellationToken cancellation)
    {
        var asking = new Asking(fetcher, MostAsked + 1, progress);
        if (part == nameof(Recipe.Links))
            return await AskAsync(asking, outlet, source, [source.Address], cancellation);
        var archived = new List<Page>();
        await foreach (var kept in archive.PagesAsync(source.Id, DateTimeOffset.MinValue, MostArchived, cancellation))
            archived.Add(RecipeTrials.Of(kept, outlet, source));
        if (archived.Count > 0)
            return (archived, null);
        var addresses = known.Count > 0 ? known : await EntriesAsync(asking, outlet, source, cancellation);
        return await AskAsync(asking, outlet, source, addresses.Take(MostAsked), cancellation);
    }

    private async Task<IReadOnlyList<Uri>> EntriesAsync(Asking asking, Outlet outlet, Source source, CancellationToken cancellation)
    {
        if (await asking.AskAsync(source.Address, source.Kind == SourceKind.Listing ? FetchPurpose.Page : FetchPurpose.Feed, $"reading {source.Address.AbsoluteUri}", cancellation, source.Access) is not FetchOutcome.Fetched fetched)
            return [];
        var document = new SourceDocument { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Country = outlet.Country, Recipe = source.RecipeAt(clock.GetUtcNow()) };
        return readers.First(r => r.Kind == source.Kind).Read(document) is ReadOutcome.Read { Feed: var feed } ? [.. feed.Entries.Select(e => e.Link).OfType<Uri>().Distinct()] : [];
    }

    private async Task<(IReadOnlyList<Page>, string?)> AskAsync(Asking asking, Outlet outlet, Source source, IEnumerable<Uri> addresses, CancellationToken cancellation)
    {
        var pages = new List<Page>();
        foreach (var address in addresses.TakeWhile(_ => asking.Left > 0))
        {
            if (await asking.AskAsync(address, FetchPurpose.Page, $"reading {address.AbsoluteUri}", cancellation, source.Access) is FetchOutcome.Fetched fetched)
                pages.Add(new Page { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Recipe = source.RecipeAt(clock.GetUtcNow()) });
        }

        return pages.Count > 0 ? (pages, null) : ([], asking.Steps is [.., { Outcome: { } said }] ? said : "the source names no pages");
    }
}
