using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Reading.Listings;
using Aggregator.Reading.Sites;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>One search: the address itself, robots.txt, the home page, then what those name, best leads first. What it found so far stands in it at any time.</summary>
internal sealed class Search(Asking asking, IReadOnlyDictionary<SourceKind, ISourceReader> readers, Desk desk, IPageExtractor extractor, string agent, TimeProvider clock)
{
    private const int MostFeeds = 6;
    private const int MostSitemaps = 3;

    // A section front has teasers enough to be taken for a text, but another address than a report.
    private const int LikeAReport = 2;

    // One for the page behind an entry: whether it is paywalled, and what it says of its use.
    private const int KeptBack = 1;

    private readonly List<Candidate> _candidates = [];
    private readonly List<SiteFacts> _pages = [];
    private readonly HashSet<Uri> _seen = [];
    private SiteRobots _robots = new(new Uri("http://invalid.invalid/"), RobotsRules.None, RobotsSignals.None, IsThere: false);
    private PageReading? _report;

    public Uri? Answered { get; private set; }

    /// <summary>An address of the site that published what answered: feeds may stand elsewhere.</summary>
    public Uri? Home { get; private set; }

    public string? What { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Whether there was more to look at than requests.</summary>
    public bool IsCut { get; private set; }

    public IReadOnlyList<SiteFacts> Pages => _pages;

    public IReadOnlyList<Candidate> Candidates => _candidates;

    public async Task RunAsync(IReadOnlyList<Uri> tries, CancellationToken cancellation)
    {
        if (await FirstAsync(tries, cancellation) is not { } first)
            return;
        Answered = Home = first.Address;
        await RobotsAsync(first.Address, cancellation);
        var lead = new Lead(first.Address, SourceKind.Feed, "what was asked for", null, 100);
        if (Read(first) is { } feed)
            await FromFeedAsync(lead, first, feed, cancellation);
        else
            await FromPageAsync(first, cancellation);
        foreach (var next in Leads.Of(_pages, _robots, first.Address))
            await FollowAsync(next, cancellation);
        await SampleAsync(cancellation);
    }

    // Of the spellings of what was typed, the first that answers. A page that is not there still names its site.
    private async Task<FetchOutcome.Fetched?> FirstAsync(IReadOnlyList<Uri> tries, CancellationToken cancellation)
    {
        FetchOutcome outcome = new FetchOutcome.Failed(FetchFailure.Connection, "nothing was asked");
        foreach (var address in tries)
        {
            outcome = await asking.AskAsync(address, SiteReading.LooksLikeFeed(address) ? FetchPurpose.Feed : FetchPurpose.Page, $"asking {address.AbsoluteUri}", cancellation);
            if (outcome is FetchOutcome.Fetched fetched)
                return fetched;
            if (outcome is not FetchOutcome.Failed { Failure: FetchFailure.Connection or FetchFailure.Tls or FetchFailure.Timeout })
                break;
        }

        Problem = $"{tries[0].AbsoluteUri}: {Asking.Said(outcome)}";
        var home = new Uri(tries[0], "/");
        if (outcome is not FetchOutcome.Failed { Failure: FetchFailure.NotFound or FetchFailure.Gone } || home == tries[0])
        {
            _candidates.Add(Discovering.Candidates.Of(new Lead(tries[0], SourceKind.Feed, "what was asked for", null, 0), Warnings.Of(outcome)));
            return null;
        }

        return await asking.AskAsync(home, FetchPurpose.Page, $"asking the site's home page {home.AbsoluteUri}", cancellation) as FetchOutcome.Fetched;
    }

    private async Task RobotsAsync(Uri site, CancellationToken cancellation)
    {
        var address = new Uri(site, "/robots.txt");
        _robots = SiteRobots.Of(site, await asking.AskAsync(address, FetchPurpose.Robots, $"reading {address.AbsoluteUri}", cancellation), agent);
    }

    private async Task FromFeedAsync(Lead lead, FetchOutcome.Fetched document, Feed feed, CancellationToken cancellation)
    {
        What = feed.Format is "sitemap" or "sitemapindex" ? "a sitemap" : "a feed";
        _seen.Add(document.Address);
        await AddAsync(lead, document, feed, cancellation);
        // Feeds may stand on a host of their own; the site is where the feed says, or where its reports are.
        var site = feed.Link ?? feed.Entries.Select(e => e.Link).FirstOrDefault(l => l is not null) ?? document.Address;
        Home = new Uri(site, "/");
        if (!_robots.Site.Authority.Equals(Home.Authority, StringComparison.OrdinalIgnoreCase) && asking.Left > 3)
            await RobotsAsync(Home, cancellation);
        await PageAsync(Home, "reading the home page", cancellation);
    }

    private async Task FromPageAsync(FetchOutcome.Fetched document, CancellationToken cancellation)
    {
        _seen.Add(document.Address);
        if (Facts(document) is not { } facts)
            return;
        var home = new Uri(document.Address, "/");
        var isReport = facts.Reading.Kind is PageKind.Article or PageKind.LiveBlog or PageKind.Paywalled && document.Address != home && (ReportAddress.Score(document.Address, home) >= LikeAReport || facts.Listing is null);
        What ??= isReport ? "a report" : document.Address == home ? "a home page" : "a page";
        if (isReport)
            _report = facts.Reading;
        else
            AddListing(document, facts);
        if (document.Address != home)
            await PageAsync(home, "reading the home page", cancellation);
    }

    private async Task PageAsync(Uri address, string doing, CancellationToken cancellation)
    {
        if (!_seen.Add(address) || asking.Left <= KeptBack)
            return;
        if (await asking.AskAsync(address, FetchPurpose.Page, $"{doing} {address.AbsoluteUri}", cancellation) is FetchOutcome.Fetched document && Facts(document) is { } facts)
            AddListing(document, facts);
    }

    private SiteFacts? Facts(FetchOutcome.Fetched document)
    {
        var (facts, complaint) = SiteReading.Read(new Page { Body = document.Body, Address = document.Address, ContentType = document.ContentType });
        if (facts is null)
            Problem ??= $"{document.Address.AbsoluteUri}: {complaint}";
        else
            _pages.Add(facts);
        return facts;
    }

    private void AddListing(FetchOutcome.Fetched document, SiteFacts facts)
    {
        var read = readers[SourceKind.Listing].Read(Document(document) with { Recipe = new Recipe { Links = facts.Listing?.Selector } });
        if (Discovering.Candidates.Of(facts, (read as ReadOutcome.Read)?.Feed, Signals(document), desk, clock.GetUtcNow()) is { } listing)
            _candidates.Add(listing);
    }

    private async Task FollowAsync(Lead lead, CancellationToken cancellation)
    {
        if (!_seen.Add(lead.Address))
            return;
        if (lead.IsOfComments)
        {
            _candidates.Add(Discovering.Candidates.Of(lead, Warnings.Comments));
            return;
        }

        var most = lead.Kind == SourceKind.Sitemap ? MostSitemaps : MostFeeds;
        if (asking.Left <= KeptBack || _candidates.Count(c => c.Kind == lead.Kind && c.Format is not null) >= most)
        {
            IsCut |= asking.Left <= KeptBack;
            if (lead.IsGuess)
                return;
            _candidates.Add(Discovering.Candidates.Of(lead, Warnings.NotLookedAt));
            return;
        }

        var outcome = await asking.AskAsync(lead.Address, FetchPurpose.Feed, $"reading {lead.Address.AbsoluteUri}, {lead.How}", cancellation);
        if (outcome is FetchOutcome.Fetched document && Read(document) is { } feed)
            await AddAsync(lead, document, feed, cancellation);
        else if (!lead.IsGuess) // nobody said that there is something
            _candidates.Add(Discovering.Candidates.Of(lead, outcome is FetchOutcome.Fetched other ? new Warning("not-a-feed", Complaint(other)) : Warnings.Of(outcome)));
    }

    private async Task AddAsync(Lead lead, FetchOutcome.Fetched document, Feed feed, CancellationToken cancellation)
    {
        _seen.Add(document.Address);
        var whole = feed.Parts.Count == 0 ? feed : await WithPartAsync(feed, cancellation);
        _candidates.Add(Discovering.Candidates.Of(lead, document.Address, whole, Signals(document), desk, clock.GetUtcNow()));
    }

    // One part tells what an index is worth.
    private async Task<Feed> WithPartAsync(Feed index, CancellationToken cancellation)
    {
        var part = index.Parts.FirstOrDefault(SiteRobots.IsOfNews) ?? index.Parts[0];
        if (asking.Left <= KeptBack || !_seen.Add(part))
            return index;
        return await asking.AskAsync(part, FetchPurpose.Feed, $"reading {part.AbsoluteUri}, one of {index.Parts.Count} that the index names", cancellation) is FetchOutcome.Fetched document && Read(document) is { } feed
            ? index with { Entries = feed.Entries, Language = feed.Language, Rejected = feed.Rejected }
            : index;
    }

    // The page behind the best feed's newest report: is there a wall before it, and what does it say of its use?
    private async Task SampleAsync(CancellationToken cancellation)
    {
        var best = _candidates.Where(c => c is { IsReadable: true, Kind: not SourceKind.Listing } && c.Entries > 0).MaxBy(c => c.Entries) ?? _candidates.FirstOrDefault(c => c.IsReadable);
        if (_report is null && best?.First is { } link && asking.Left > 0
            && await asking.AskAsync(link, FetchPurpose.Page, $"reading a report of it, {link.AbsoluteUri}", cancellation) is FetchOutcome.Fetched document
            && extractor.Extract(new Page { Body = document.Body, Address = document.Address, ContentType = document.ContentType }) is ExtractOutcome.Extracted { Reading: var reading })
            _report = reading with { Signals = reading.Signals.And(Signals(document)) };
        if (_report is not { } report)
            return;
        for (var i = 0; i < _candidates.Count; i++)
            _candidates[i] = Discovering.Candidates.With(_candidates[i], report);
    }

    private Feed? Read(FetchOutcome.Fetched document) => (readers[SourceKind.Feed].Read(Document(document)) as ReadOutcome.Read)?.Feed;

    private string Complaint(FetchOutcome.Fetched document) => (readers[SourceKind.Feed].Read(Document(document)) as ReadOutcome.Unreadable)?.Reason ?? "it cannot be read";

    private static SourceDocument Document(FetchOutcome.Fetched document) => new() { Body = document.Body, Address = document.Address, ContentLocation = document.ContentLocation, ContentType = document.ContentType };

    private RightsSignals Signals(FetchOutcome.Fetched document) => document.Signals.And(_robots.SignalsOf(document.Address));
}
