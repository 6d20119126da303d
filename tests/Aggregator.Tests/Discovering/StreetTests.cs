using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Previewing;
using Aggregator.Reading;
using Aggregator.Simulator;
using Aggregator.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aggregator.Discovering;

/// <summary>Every make of site on the simulated Fleet Street: from its bare host to articles, over HTTP.</summary>
public sealed class StreetTests
{
    private static readonly string[] Outlets = ["albion-post", "northern-lantern", "marlbridge-gazette", "common-ground", "mereshire-courier", "capital-ledger", "daily-clarion", "department-for-towns", "harbour-journal", "severn-record"];

    private Reader _reader = null!;
    private HttpFetcher _fetcher = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _reader = await Reader.OfAsync();
        _reader.At(60);
        _fetcher = new HttpFetcher(Options.Create(new FetchingOptions { AllowedNetworks = ["127.0.0.0/8"], HostSpacingMilliseconds = 0, MaxCrawlDelaySeconds = 0 }), TimeProvider.System, NullLogger<HttpFetcher>.Instance);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _fetcher.Dispose();
        await _reader.DisposeAsync();
    }

    [TestCaseSource(nameof(Outlets))]
    public async Task A_bare_host_leads_to_a_source_that_brings_whole_articles(string slug)
    {
        var outlet = _reader.Outlet(slug);
        var extractor = new PageExtractor();
        var desk = new Desk(extractor);
        ISourceReader[] readers = [new FeedReading(), new SitemapReading(), new ListingReading()];
        var options = Options.Create(new DiscoveringOptions());
        var discovery = new Discovery(_fetcher, readers, desk, extractor, new OutletBook([]), options, Options.Create(new FetchingOptions()), _reader.Clock);
        var found = await discovery.FindAsync(outlet.HomePage.Authority, new Progress<Step>(), default);

        Assert.That(found.Requests, Is.LessThanOrEqualTo(12));
        Assert.That(outlet.Name, Does.EndWith(found.Outlet!.Name).Or.EqualTo(found.Outlet.Name).Or.StartsWith(found.Outlet.Name), "by its pages and its feed");
        var best = found.Candidates[0];
        Assert.That(best.IsReadable && best.Entries > 2, best.Address.AbsoluteUri);
        var preview = await new Preview(_fetcher, readers, new EntrySorter(desk, 500), desk, extractor, null, options, _reader.Clock)
            .RunAsync(Proposals.Outlet(found.Outlet, []), Proposals.Source(found.Outlet, best), new Progress<Step>(), default);
        Assert.That(preview.Items.Where(i => i.Fate == Fate.New && i.WordsInAll > 100).ToList(), Has.Count.GreaterThanOrEqualTo(3), string.Join("; ", preview.Items.Select(i => $"{i.Fate} {i.Reason}")));
    }

    [Test]
    public async Task A_news_sitemap_that_robots_txt_names_is_proposed_before_the_listing()
    {
        var discovery = new Discovery(_fetcher, [new FeedReading(), new SitemapReading(), new ListingReading()], new Desk(new PageExtractor()), new PageExtractor(), new OutletBook([]), Options.Create(new DiscoveringOptions()), Options.Create(new FetchingOptions()), _reader.Clock);
        var found = await discovery.FindAsync(_reader.Outlet("capital-ledger").HomePage.AbsoluteUri, new Progress<Step>(), default);
        Assert.That(found.Candidates.Select(c => c.Kind).Take(2), Is.EqualTo(new[] { SourceKind.Sitemap, SourceKind.Listing }));
    }
}
