using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Feeds;

public sealed class FeedRoutesTests
{
    [Test]
    public async Task Every_link_that_a_page_shows_leads_to_a_feed_of_its_type()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("the-courier", "The Courier & Argus");
        host.News.Report(outlet, "Bin strike ends", a => a with { Category = "business" });
        FeedLink[] links =
        [
            .. FeedLinks.Front, .. FeedLinks.Section("business"), .. FeedLinks.Section("sport"), .. FeedLinks.Outlet(outlet.Id, outlet.Name), .. FeedLinks.Search("\"bin strike\" a&b #1"),
        ];
        foreach (var link in links)
        {
            using var answer = await host.GetAsync(link.Href);
            Assert.Multiple(() =>
            {
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), link.Href);
                Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(link.Type), link.Href);
                Assert.That(link.Title, Is.Not.Empty);
            });
        }

        Assert.That(links.Select(l => l.Href).Distinct().Count(), Is.EqualTo(links.Length));
        Assert.That(FeedLinks.Search(" "), Is.Empty);
    }

    [TestCase("/robots.txt", "text/plain", "Sitemap: ")]
    [TestCase("/sitemap.xml", "application/xml", "<sitemapindex")]
    [TestCase("/sitemaps/news.xml", "application/xml", "<urlset")]
    public async Task What_crawlers_ask_for_is_there(string path, string type, string holds)
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("courier", "The Courier"), "Bin strike ends");
        using var answer = await host.GetAsync(path);
        Assert.Multiple(async () =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(holds));
        });
    }

    [TestCase("/section/nonsense/feed.atom", "nonsense")]
    [TestCase("/outlet/nobody/feed.rss", "nobody")]
    [TestCase("/sitemaps/2026-13-01-1.xml", "2026-13-01-1")]
    [TestCase("/sitemaps/2026-11-24-0.xml", "2026-11-24-0")]
    [TestCase("/sitemaps/2026-11-24-01.xml", "2026-11-24-01")]
    [TestCase("/sitemaps/2026-11-24.xml", "2026-11-24")]
    [TestCase("/sitemaps/1999-01-01-1.xml", "1999-01-01-1")]
    public async Task What_there_is_not_is_a_problem_that_names_it(string path, string name)
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("courier", "The Courier"), "Bin strike ends");
        using var answer = await host.GetAsync(path);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("detail").GetString(), Does.Contain($"\"{name}\""));
        });
        using var page = await host.GetAsync(problem.GetProperty("type").GetString()!);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/feed.atom?cursor=nonsense", "cursor")]
    [TestCase("/feed.json?cursor=a&cursor=b", "cursor")]
    [TestCase("/search/feed.rss", "q")]
    [TestCase("/search/feed.rss?q=%20%22%22", "q")]
    [TestCase("/search/feed.rss?q=a&q=b", "q")]
    public async Task A_wrong_parameter_is_a_problem_that_says_what_would_be_right(string path, string parameter)
    {
        await using var host = await SurfacesHost.StartAsync();
        using var answer = await host.GetAsync(path);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(problem.GetProperty("parameter").GetString(), Is.EqualTo(parameter));
            Assert.That(problem.GetProperty("expected").GetString(), Is.Not.Empty);
        });
    }

    [Test]
    public async Task A_search_longer_than_the_limit_is_refused()
    {
        await using var host = await SurfacesHost.StartAsync();
        using var answer = await host.GetAsync("/search/feed.atom?q=" + new string('a', FeedScope.LongestSearch + 1));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/feed.atom")]
    [TestCase("/feed.rss")]
    [TestCase("/feed.json")]
    [TestCase("/sitemap.xml")]
    [TestCase("/sitemaps/news.xml")]
    [TestCase("/sitemaps/pages.xml")]
    [TestCase("/sitemaps/2026-11-24-1.xml")]
    [TestCase("/outlets.opml")]
    public async Task Who_has_it_already_hears_that_it_is_the_same(string path)
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("courier", "The Courier"), "Bin strike ends");
        using var first = await host.GetAsync(path);
        var tag = first.Headers.ETag!;
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        using var byTag = await host.GetAsync(path, r => r.Headers.IfNoneMatch.Add(tag));
        using var dated = await host.GetAsync(path);
        var modified = dated.Content.Headers.LastModified;
        using var byDate = await host.GetAsync(path, r => r.Headers.IfModifiedSince = modified);
        using var before = await host.GetAsync(path, r => r.Headers.IfModifiedSince = modified - TimeSpan.FromSeconds(1));
        using var head = await host.SendAsync(HttpMethod.Head, path);
        Assert.Multiple(() =>
        {
            Assert.That(first.Headers.CacheControl!.ToString(), Does.StartWith("public, max-age="));
            Assert.That(byTag.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(modified, Is.EqualTo(FakeNewsroom.Start.AddSeconds(1)));
            Assert.That(byDate.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(first.Content.Headers.ContentLength).And.GreaterThan(0));
        });
    }

    [Test]
    public async Task A_feed_that_lost_an_article_has_changed()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("courier", "The Courier");
        var wrong = host.News.Report(outlet, "Wrong name printed");
        host.News.Report(outlet, "Bin strike ends");
        using var first = await host.GetAsync("/feed.atom");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        host.News.Withdraw(wrong, "the outlet took it down");
        using var second = await host.GetAsync("/feed.atom", r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        using var third = await host.GetAsync("/feed.atom", r => r.Headers.IfModifiedSince = FakeNewsroom.Start.AddSeconds(1));
        var text = await second.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(text, Does.Not.Contain("Wrong name").And.Contains("Bin strike"));
        });
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_feed_is_packed_for_those_who_take_it_so(string coding)
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("courier", "The Courier");
        for (var i = 0; i < 20; i++)
        {
            host.News.Report(outlet, $"Bin strike, day {i}");
        }

        using var plain = await host.GetAsync("/feed.rss");
        using var packed = await host.GetAsync("/feed.rss", r => r.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding)));
        Assert.Multiple(() =>
        {
            Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { coding }));
            Assert.That(packed.Content.Headers.ContentLength, Is.LessThan(plain.Content.Headers.ContentLength!.Value / 3));
            Assert.That(packed.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(packed.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag), "other octets need another strong tag");
        });
    }

    [Test]
    public async Task A_feed_can_only_be_read()
    {
        await using var host = await SurfacesHost.StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Post, "/feed.atom");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task A_store_that_cannot_be_read_is_no_empty_feed()
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Trouble = new StoreException(StoreProblem.Other, "disk gone");
        using var answer = await host.GetAsync("/feed.atom");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        host.News.Trouble = null;
        using var again = await host.GetAsync("/feed.atom");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
