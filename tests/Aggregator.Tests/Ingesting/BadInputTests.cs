using System.Net;
using System.Text;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aggregator.Ingesting;

/// <summary>The real path of a report (fetcher, readers, extractor, SQLite) over an outlet of which every source is wrong in its own way, but one.</summary>
public sealed class BadInputTests
{
    private static readonly string Good = Rss(Item("one", "Harbour wall to be rebuilt"), Item("two", "Ferry timetable restored"));

    private DirectoryInfo _directory = null!;
    private WebApplication _outlet = null!;
    private HttpFetcher _fetcher = null!;
    private SqliteStore _store = null!;
    private OutletHand _hand = null!;

    [OneTimeSetUp]
    public async Task Run_the_outlet_once()
    {
        _directory = Directory.CreateTempSubdirectory("aggregator-");
        _outlet = await ServeAsync();
        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(_directory.FullName, "a.db") }, TimeProvider.System, default);
        var outlet = Declared(new Uri(_outlet.Urls.First()));
        await _store.ProvisionAsync([outlet], TimeProvider.System.GetUtcNow(), default);
        _fetcher = new HttpFetcher(Options.Create(new FetchingOptions { AllowedNetworks = ["127.0.0.0/8"], HostSpacingMilliseconds = 0, MaxFeedMegabytes = 2 }), TimeProvider.System, NullLogger<HttpFetcher>.Instance);
        _hand = Hand(outlet);
        await _hand.RunAsync(outlet.Id, default);
    }

    [OneTimeTearDown]
    public async Task Clear()
    {
        await _store.DisposeAsync();
        _fetcher.Dispose();
        await _outlet.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Test]
    public async Task The_good_source_beside_them_gives_its_articles_and_what_the_cut_one_told_too_is_there_once()
    {
        var articles = (await _store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article).Where(a => a.Source.Value != "gazette/teasers");
        Assert.That(articles.Select(a => a.Headline), Is.EquivalentTo(new[] { "Harbour wall to be rebuilt", "Ferry timetable restored" }));
    }

    [TestCase("html", SourceHealth.Unreadable, "HTML")]
    [TestCase("empty", SourceHealth.Unreadable, "empty")]
    [TestCase("huge", SourceHealth.Failing, "2")]
    [TestCase("missing", SourceHealth.Missing, "404")]
    [TestCase("gone", SourceHealth.Gone, "410")]
    [TestCase("forbidden", SourceHealth.Blocked, "403")]
    [TestCase("broken", SourceHealth.Failing, "500")]
    [TestCase("short", SourceHealth.Failing, "")]
    [TestCase("nothing-listens", SourceHealth.Failing, "")]
    [TestCase("inside", SourceHealth.Blocked, "10.0.0.1")]
    public async Task A_bad_source_says_what_is_wrong_and_is_tried_again(string slug, SourceHealth health, string said)
    {
        var status = await StatusAsync(slug);
        Assert.Multiple(() =>
        {
            Assert.That(status.State.Health, Is.EqualTo(health), status.State.Problem);
            Assert.That(status.State.Problem, Does.Contain(said));
            Assert.That(status.State.NextAt, Is.GreaterThan(TimeProvider.System.GetUtcNow()));
            Assert.That(status.State.Validators, Is.EqualTo(Validators.None));
            Assert.That(status.LastPoll!.Tally.IsBalanced);
        });
    }

    [Test]
    public async Task Of_a_feed_that_is_cut_off_in_the_middle_what_came_before_the_cut_is_kept()
    {
        var status = await StatusAsync("cut");
        Assert.Multiple(() =>
        {
            Assert.That(status.Articles, Is.EqualTo(1));
            Assert.That(status.State.Problem, Does.Contain("cut off"));
            Assert.That(status.State.Validators, Is.EqualTo(Validators.None), "the rest would never be asked for");
        });
    }

    [Test]
    public async Task A_page_without_an_article_leaves_the_feeds_own_words()
    {
        var article = (await _store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article).Single(a => a.Source.Value == "gazette/teasers");
        Assert.That((article.Headline, article.Standfirst), Is.EqualTo(("Library to open on Sundays", "The branch in Corn Street will open from ten to four.")));
    }

    [Test]
    public async Task Every_entry_of_every_poll_is_accounted_for()
    {
        foreach (var status in await _store.SourcesAsync(default))
        {
            foreach (var poll in await _store.PollsAsync(status.Source.Id, 10, default))
                Assert.That(poll.Tally.IsBalanced, $"{status.Source.Id}: {poll.Tally}");
        }
    }

    private async Task<SourceStatus> StatusAsync(string slug) => (await _store.SourcesAsync(default)).Single(s => s.Source.Id.Value == $"gazette/{slug}");

    private OutletHand Hand(Outlet outlet)
    {
        var desk = new Desk(new PageExtractor());
        var sorter = new EntrySorter(desk, 500);
        var poll = new SourcePoll(_fetcher, [new FeedReading(), new SitemapReading(), new ListingReading()], sorter, _store, new PollPlans(new SchedulingOptions()), new Rediscovery(_fetcher, new FeedLinkFinder(), [new FeedReading()]), new BackFill(_fetcher, [new SitemapReading()], sorter, _store, _store, 100), 3, TimeProvider.System);
        var call = new PageCall(_fetcher, new PageExtractor(), desk, new PageWatch(_store, NullLogger<PageWatch>.Instance), new PageFollowing(_fetcher, new PageExtractor(), 10), _store, new WithdrawalGuard(_fetcher, _store, TimeProvider.System, NullLogger<WithdrawalGuard>.Instance), new VisitPatience([TimeSpan.FromMinutes(15)], TimeSpan.FromHours(1), TimeSpan.FromHours(6)), keepsPages: true, TimeProvider.System);
        return new OutletHand(new OutletBook([outlet]), _store, poll, call, 20, TimeProvider.System, NullLogger<OutletHand>.Instance);
    }

    private static Outlet Declared(Uri home)
    {
        string[] slugs = ["html", "empty", "huge", "missing", "gone", "forbidden", "broken", "short", "cut", "teasers", "good"];
        var sources = slugs.Select(s => (Slug: s, Address: new Uri(home, $"/{s}"))).Append((Slug: "nothing-listens", Address: new Uri("http://127.0.0.1:1/feed"))).Append((Slug: "inside", Address: new Uri("http://10.0.0.1/feed")));
        var id = new OutletId("gazette");
        return new Outlet { Id = id, Name = "Gazette", HomePage = home, Sources = [.. sources.Select(s => new Source { Id = new SourceId($"gazette/{s.Slug}"), Outlet = id, Address = s.Address })] };
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/html", () => Results.Text("<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>", "text/html"));
        app.MapGet("/empty", () => Results.Text("", "application/rss+xml"));
        app.MapGet("/huge", () => Results.Text(Rss(Item("x", new string('x', 3_000_000))), "application/rss+xml"));
        app.MapGet("/gone", () => Results.StatusCode(410));
        app.MapGet("/forbidden", () => Results.StatusCode(403));
        app.MapGet("/broken", () => Results.StatusCode(500));
        app.MapGet("/short", ShortAsync);
        app.MapGet("/cut", (HttpResponse response) => WithTag(response, Good[..Good.IndexOf("Ferry", StringComparison.Ordinal)]));
        app.MapGet("/teasers", () => Results.Text(Rss("<item><title>Library to open on Sundays</title><link>/page</link><description>The branch in Corn Street will open from ten to four.</description></item>"), "application/rss+xml"));
        app.MapGet("/page", () => Results.Text("<html><body><nav><a href='/'>Home</a></nav><form>Log in</form></body></html>", "text/html"));
        app.MapGet("/good", (HttpResponse response) => WithTag(response, Good));
        await app.StartAsync();
        return app;
    }

    private static IResult WithTag(HttpResponse response, string body)
    {
        response.Headers.ETag = "\"1\"";
        return Results.Text(body, "application/rss+xml", Encoding.UTF8);
    }

    // Promises more than it sends.
    private static async Task ShortAsync(HttpContext context)
    {
        context.Response.ContentLength = 10_000;
        await context.Response.WriteAsync(Good[..100]);
        context.Abort();
    }

    private static string Item(string slug, string headline) =>
        $"<item><title>{headline}</title><link>/{slug}</link><guid isPermaLink=\"false\">{slug}</guid><description>{headline}.</description><content:encoded><![CDATA[<p>{string.Join("</p><p>", Enumerable.Range(1, 20).Select(i => $"Paragraph {i} of the report about {slug} has ten words."))}</p>]]></content:encoded></item>";

    private static string Rss(params string[] items) =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Gazette</title><link>/</link><description>d</description>{string.Concat(items)}</channel></rss>";
}
