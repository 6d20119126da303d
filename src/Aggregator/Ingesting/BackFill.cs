using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>
/// What a feed showed and took out again between two polls is looked for in the outlet's news sitemap: the one that is a source of its own, else those that
/// robots.txt names. Every request goes through the fetcher: robots.txt, budget and limits hold.
/// </summary>
internal sealed class BackFill(IFetcher fetcher, IEnumerable<ISourceReader> readers, EntrySorter sorter, IIngestStore store, IArticleQueries articles, int most)
{
    private const int MostSitemaps = 4;
    private const int KnownAsked = 200;

    // A feed that is all new at every poll changes its guids: there is nothing to be found.
    private const int LossesBelieved = 3;

    private readonly ISourceReader _sitemaps = readers.First(r => r.Kind == SourceKind.Sitemap);

    public bool IsWanted(Source source, SourceState before, Poll poll) =>
        most > 0 && source.Kind == SourceKind.Feed && poll.Outcome == PollEnding.WindowLost.Word() && before.PolledAt is not null && poll.State.Memory.WindowsLost <= LossesBelieved;

    /// <summary>The poll with what was found among its results and counted in its tally.</summary>
    public async Task<Poll> FillAsync(Outlet outlet, Source source, SourceState before, Poll poll, CancellationToken cancellation)
    {
        var shown = poll.Results.Select(Shown).OfType<(Uri Link, DateTimeOffset? At)>().ToList();
        if (shown.Select(s => s.At).Min() is not { } oldest || oldest <= before.PolledAt)
            return poll;
        var (from, asked) = (before.PolledAt!.Value, 0);
        var known = await articles.ListAsync(new ArticleQuery { Outlet = outlet.Id, Since = from - BackFilling.Margin, Limit = KnownAsked }, cancellation);
        var waiting = new Queue<Uri>(await SitemapsAsync(outlet, cancellation));
        while (waiting.TryDequeue(out var address) && asked++ < MostSitemaps)
        {
            if (await ReadAsync(outlet, address, cancellation) is not { } read)
                continue;
            var (sitemap, signals) = read;
            foreach (var part in sitemap.Parts.OrderByDescending(IsNews).Take(MostSitemaps))
                waiting.Enqueue(part);
            var missing = BackFilling.Missing(sitemap.Entries, [.. shown.Select(s => s.Link)], known.Items.Select(i => i.Article.Attribution.Url), from, oldest, source.Category is not null, most);
            if (missing.Count > 0)
                return await WithAsync(outlet, source, poll, address, missing, signals, cancellation);
        }

        return poll;
    }

    private async Task<Poll> WithAsync(Outlet outlet, Source source, Poll poll, Uri sitemap, IReadOnlyList<Entry> missing, RightsSignals signals, CancellationToken cancellation)
    {
        var feed = new Feed { Format = "sitemap", Entries = missing };
        var (keyed, counted) = sorter.Key(feed);
        var known = await store.KnownAsync(source.Id, keyed.ConvertAll(k => k.Key), cancellation);
        var (results, tally) = sorter.Sort(outlet, source, feed, keyed, known, counted, poll.StartedAt + poll.Took, signals);
        return poll with
        {
            Results = [.. poll.Results, .. results],
            Repairs = [.. poll.Repairs, string.Create(CultureInfo.InvariantCulture, $"{results.Count} reports that the feed took out again between two polls are taken from {sitemap}")],
            Tally = poll.Tally with
            {
                Seen = poll.Tally.Seen + tally.Seen,
                Unchanged = poll.Tally.Unchanged + tally.Unchanged,
                Filtered = tally.Filtered.Aggregate(poll.Tally.Filtered, (all, r) => all.WithCount(r.Key, r.Value)),
                Rejected = tally.Rejected.Aggregate(poll.Tally.Rejected, (all, r) => all.WithCount(r.Key, r.Value)),
            },
        };
    }

    private async Task<IReadOnlyList<Uri>> SitemapsAsync(Outlet outlet, CancellationToken cancellation)
    {
        var own = outlet.Sources.Where(s => s.Kind == SourceKind.Sitemap).Select(s => s.Address).ToList();
        if (own.Count > 0)
            return own;
        var named = await fetcher.SitemapsAsync(outlet.HomePage, outlet.Id, cancellation);
        return [.. named.Select(s => Uri.TryCreate(s, UriKind.Absolute, out var a) && a.Scheme is "http" or "https" ? a : null).OfType<Uri>().OrderByDescending(IsNews)];
    }

    private async Task<(Feed Sitemap, RightsSignals Signals)?> ReadAsync(Outlet outlet, Uri address, CancellationToken cancellation)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = outlet.Id, Purpose = FetchPurpose.Feed }, cancellation);
        return outcome is FetchOutcome.Fetched fetched
            && _sitemaps.Read(new SourceDocument { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Country = outlet.Country }) is ReadOutcome.Read { Feed: var feed }
            ? (feed, fetched.Signals) : null;
    }

    private static bool IsNews(Uri address) => address.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase);

    private static (Uri Link, DateTimeOffset? At)? Shown(EntryResult result) => result switch
    {
        EntryResult.Awaiting { Entry: { Link: { } link } entry } => (link, entry.PublishedAt ?? entry.UpdatedAt),
        EntryResult.Written w => (w.Draft.Article.Attribution.Url, w.Draft.Article.PublishedAt),
        _ => null,
    };
}
