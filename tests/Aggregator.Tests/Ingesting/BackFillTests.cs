using System.Globalization;
using System.Text;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Ingesting;

/// <summary>A feed with two places whose outlet publishes five reports between two polls: the rest is in the sitemap that robots.txt names.</summary>
public sealed class BackFillTests
{
    private static readonly Source Source = new() { Id = new("herald/news"), Outlet = new("herald"), Address = new("https://www.herald.example/rss"), Pages = PageUse.Never };
    private static readonly Outlet Outlet = new() { Id = new("herald"), Name = "Herald", HomePage = new("https://www.herald.example/"), Sources = [Source] };

    private FakeTimeProvider _clock = null!;
    private Site _site = null!;
    private SqliteFile _file = null!;
    private SqliteStore _store = null!;

    [SetUp]
    public async Task Open()
    {
        (_clock, _site) = (new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)), new Site());
        _file = new SqliteFile();
        _store = await _file.OpenStoreAsync();
        await _store.ProvisionAsync([Outlet], _clock.GetUtcNow(), default);
    }

    [TearDown]
    public async Task Close()
    {
        await _store.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public async Task What_the_feed_took_out_again_is_taken_from_the_sitemap_and_accounted_for()
    {
        _site.Pages["/robots.txt"] = "User-agent: *\nDisallow:\nSitemap: https://www.herald.example/sitemap-pages.xml\nSitemap: https://www.herald.example/news-sitemap.xml";
        _site.Pages["/news-sitemap.xml"] = Sitemap(1, 2, 3, 4, 5, 6, 7);
        await PollAsync(1, 2);
        _clock.Advance(TimeSpan.FromHours(1));
        var poll = await PollAsync(6, 7);

        Assert.That((poll.Outcome, poll.Tally.Seen, poll.Tally.Stored, poll.Tally.IsBalanced), Is.EqualTo((PollEnding.WindowLost.Word(), 5, 5, true)));
        Assert.That(poll.Repairs, Has.Some.StartsWith("3 reports that the feed took out again").And.Some.Contains("news-sitemap.xml"));
        var headlines = (await _store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article.Headline);
        Assert.That(headlines, Is.EquivalentTo(Enumerable.Range(1, 7).Select(i => $"Report number {i} of the day")));
        Assert.That(_site.Asked, Does.Not.Contain("/sitemap-pages.xml"), "the news sitemap comes first and has what is missing");
    }

    [Test]
    public async Task Without_a_gap_nothing_is_asked()
    {
        await PollAsync(1, 2);
        _clock.Advance(TimeSpan.FromHours(1));
        await PollAsync(2, 3);

        Assert.That(_site.Asked, Has.All.EqualTo("/rss"));
    }

    [Test]
    public async Task An_outlet_without_a_sitemap_loses_what_it_loses_and_says_so()
    {
        await PollAsync(1, 2);
        _clock.Advance(TimeSpan.FromHours(1));
        var poll = await PollAsync(6, 7);

        Assert.That((poll.Outcome, poll.Tally.Stored, poll.Tally.IsBalanced), Is.EqualTo((PollEnding.WindowLost.Word(), 2, true)));
    }

    private async Task<Poll> PollAsync(params int[] reports)
    {
        _site.Pages["/rss"] = $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Herald</title><link>https://www.herald.example/</link><description>d</description>{string.Concat(reports.Select(Item))}</channel></rss>";
        var sorter = new EntrySorter(new Desk(new PageExtractor()), 500);
        ISourceReader[] readers = [new FeedReading(), new SitemapReading()];
        var poll = new SourcePoll(_site, readers, sorter, _store, new PollPlans(new SchedulingOptions()), new Rediscovery(_site, new FeedLinkFinder(), readers), new BackFill(_site, readers, sorter, _store, _store, 100), 3, _clock);
        var state = (await _store.DeskAsync(Outlet.Id, _clock.GetUtcNow(), 0, default)).Sources.Single();
        return await poll.RunAsync(Outlet, Source, state, default);
    }

    // One report every eight minutes from noon on.
    private static DateTimeOffset At(int report) => new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).AddMinutes(8 * (report - 1));

    private static string Item(int report) =>
        $"<item><title>Report number {report} of the day</title><link>https://www.herald.example/news/{report}?from=rss</link><guid>{report}</guid><pubDate>{At(report).ToString("r", CultureInfo.InvariantCulture)}</pubDate><description>It says of number {report} what there is to say.</description></item>";

    private static string Sitemap(params int[] reports) =>
        $"<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{string.Concat(reports.Select(r => $"<url><loc>https://www.herald.example/news/{r}</loc><news:news><news:publication_date>{At(r):yyyy-MM-ddTHH:mm:ssZ}</news:publication_date><news:title>Report number {r} of the day</news:title></news:news></url>"))}</urlset>";

    private sealed class Site : IFetcher
    {
        public Dictionary<string, string> Pages { get; } = [];

        public List<string> Asked { get; } = [];

        public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
        {
            Asked.Add(request.Address.AbsolutePath);
            return new(Pages.TryGetValue(request.Address.AbsolutePath, out var body)
                ? new FetchOutcome.Fetched { Body = Encoding.UTF8.GetBytes(body), Address = request.Address }
                : new FetchOutcome.Failed(FetchFailure.NotFound, "404", 404));
        }
    }
}
