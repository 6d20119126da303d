using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>Fetches the further pages of a report that is told on several, and joins them. Every request goes through the fetcher: robots.txt, budget and limits hold.</summary>
internal sealed class PageFollowing(IFetcher fetcher, IPageExtractor extractor, int mostPages)
{
    /// <summary>The reading with the whole body; as it was where there are no further pages, or the outlet's rights leave no use for them.</summary>
    public async ValueTask<PageReading> WholeAsync(Outlet outlet, SourceAccess access, Page page, PageReading first, CancellationToken cancellation)
    {
        if (mostPages < 2 || outlet.Rights.Extent == RightsExtent.Headline || first is not { Kind: PageKind.Article })
            return first;
        if (first.WholePage is { } all && await ReadAsync(outlet, access, page, all, cancellation) is { } whole && PageJoin.Whole(first, whole) is { } joined)
            return joined;
        var (report, next, seen) = (first, first.NextPage, new HashSet<Uri> { page.Address });
        for (var pages = 1; pages < mostPages && next is not null && seen.Add(next); pages++)
        {
            if (await ReadAsync(outlet, access, page, next, cancellation) is not { } further || PageJoin.With(report, further) is not { } longer)
                break;
            (report, next) = (longer, further.NextPage);
        }

        return report;
    }

    // Another host's page is another publisher's, and one that robots.txt keeps us from stays unread.
    private async ValueTask<PageReading?> ReadAsync(Outlet outlet, SourceAccess access, Page page, Uri address, CancellationToken cancellation)
    {
        if (address.Host != page.Address.Host)
            return null;
        var outcome = await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = outlet.Id, Purpose = FetchPurpose.Page, Access = access }, cancellation);
        return outcome is FetchOutcome.Fetched fetched && fetched.Address.Host == page.Address.Host
            && extractor.Extract(page with { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType }) is ExtractOutcome.Extracted { Reading: var reading }
            ? reading : null;
    }
}
