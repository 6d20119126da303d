using System.Net;
using System.Xml.Linq;
using Aggregator.Sources;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What search engines are told of.</summary>
public sealed class SitemapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    private SurfacesHost _host = null!;
    private Outlet _bbc = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync(s => s["Surfacing:PublicUrl"] = "https://news.example/portal");
        _bbc = _host.News.Outlet("bbc", "BBC News");
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task The_index_leads_to_every_article_once()
    {
        foreach (var (n, days) in Enumerable.Range(1, 450).Select(n => (n, n % 3)))
        {
            _host.News.Report(_bbc, $"{n}", a => a with { PublishedAt = FakeNewsroom.Start.AddDays(-days).AddMinutes(-(n % 700)) });
        }

        var index = await XmlAsync("/sitemap.xml");
        var parts = index.Elements(Map + "sitemap").Select(s => s.Element(Map + "loc")!.Value).ToList();
        List<string> found = [];
        foreach (var part in parts.Where(p => p.Contains("/sitemaps/2026-", StringComparison.Ordinal)))
        {
            found.AddRange((await XmlAsync(part["https://news.example/portal".Length..])).Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value));
        }

        Assert.That(index.Name, Is.EqualTo(Map + "sitemapindex"));
        Assert.That(parts.Take(2), Is.EqualTo(new[] { "https://news.example/portal/sitemaps/news.xml", "https://news.example/portal/sitemaps/pages.xml" }));
        Assert.That(found, Is.EquivalentTo(Enumerable.Range(1, 450).Select(n => $"https://news.example/portal/article/a{n:000}")));
    }

    [Test]
    public async Task The_news_are_the_last_two_days_and_at_most_a_thousand()
    {
        _host.News.Report(_bbc, "old", a => a with { PublishedAt = FakeNewsroom.Start.AddHours(-49) });
        foreach (var n in Enumerable.Range(1, 1_003))
        {
            _host.News.Report(_bbc, $"Story {n}", a => a with { PublishedAt = FakeNewsroom.Start.AddMinutes(-n), Language = n == 1 ? "cy" : "en-GB" });
        }

        var urls = (await XmlAsync("/sitemaps/news.xml")).Elements(Map + "url").ToList();
        var first = urls[0].Element(News + "news")!;

        Assert.Multiple(() =>
        {
            Assert.That(urls, Has.Count.EqualTo(1_000));
            Assert.That(first.Element(News + "title")!.Value, Is.EqualTo("Story 1"));
            Assert.That(first.Element(News + "publication_date")!.Value, Is.EqualTo("2026-11-24T11:59:00Z"));
            Assert.That(first.Element(News + "publication")!.Elements().Select(e => e.Value), Is.EqualTo(new[] { "Britain’s News Portal", "cy" }));
            Assert.That(urls.All(u => u.Element(News + "news")!.Elements().Select(e => e.Name.LocalName).SequenceEqual(["publication", "publication_date", "title"])), Is.True);
        });
    }

    [Test]
    public async Task Standing_pages_are_sections_and_outlets_with_reports()
    {
        _host.News.Outlet("idle", "Idle");
        _host.News.Report(_bbc, "One");

        var pages = (await XmlAsync("/sitemaps/pages.xml")).Elements(Map + "url").Select(u => u.Element(Map + "loc")!.Value).ToList();

        Assert.That(pages, Does.Contain("https://news.example/portal/").And.Contain("https://news.example/portal/section/uk").And.Contain("https://news.example/portal/outlet/bbc"));
        Assert.That(pages, Has.None.Contain("idle"));
    }

    [TestCase("/sitemaps/2026-11-24-2.xml")]
    [TestCase("/sitemaps/2026-13-24-1.xml")]
    [TestCase("/sitemaps/1999-01-01-1.xml")]
    [TestCase("/sitemaps/9999-12-31-1.xml")]
    [TestCase("/sitemaps/2026-11-24-0.xml")]
    public async Task A_sitemap_that_the_index_does_not_name_is_not_there(string path)
    {
        _host.News.Report(_bbc, "One");
        using var answer = await _host.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<XElement> XmlAsync(string path)
    {
        using var answer = await _host.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
