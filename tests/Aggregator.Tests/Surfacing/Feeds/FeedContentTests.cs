using System.Text.Json;
using System.Xml.Linq;
using Aggregator.Rights;
using static Aggregator.Surfacing.Feeds.FeedSample;

namespace Aggregator.Surfacing.Feeds;

public sealed class FeedContentTests
{
    [TestCase("/feed")]
    [TestCase("/section/uk/feed")]
    [TestCase("/outlet/courier/feed")]
    [TestCase("/search/feed", "?q=strike")]
    [TestCase("/section/sport/feed")]
    public async Task Every_feed_keeps_the_rules_of_its_format(string stem, string query = "")
    {
        await using var host = await StartAsync(("Feeds:Hubs:0", Hub), ("Feeds:Items", "2"));
        var courier = host.News.Courier();
        host.News.BinStrike(courier);
        host.News.Report(courier, "Bus strike");
        host.News.Report(courier, "Rail strike");
        var atom = await host.XmlAsync($"{stem}.atom{query}");
        var rss = await host.XmlAsync($"{stem}.rss{query}");
        var json = await host.JsonAsync($"{stem}.json{query}");
        var items = stem.Contains("sport", StringComparison.Ordinal) ? 0 : 2;
        Assert.Multiple(() =>
        {
            Assert.That(AtomRules.Broken(atom), Is.Empty);
            Assert.That(RssRules.Broken(rss), Is.Empty);
            Assert.That(JsonFeedRules.Broken(json), Is.Empty);
            Assert.That(atom.Elements(Atom + "entry").Count(), Is.EqualTo(items));
            Assert.That(rss.Descendants("item").Count(), Is.EqualTo(items));
            Assert.That(json.GetProperty("items").GetArrayLength(), Is.EqualTo(items));
        });
    }

    [Test]
    public async Task A_report_is_attributed_wherever_a_format_has_a_place_for_it()
    {
        await using var host = await StartAsync();
        host.News.BinStrike(host.News.Courier());
        var entry = (await host.XmlAsync("/feed.atom")).Element(Atom + "entry")!;
        var item = (await host.XmlAsync("/feed.rss")).Descendants("item").Single();
        var json = (await host.JsonAsync("/feed.json")).GetProperty("items")[0];
        const string Original = "https://www.courier.example/news/bin-strike?a=1&b=2";
        Assert.Multiple(() =>
        {
            Assert.That(AtomRules.Links(entry, "via"), Is.EqualTo(new[] { Original }));
            Assert.That(AtomRules.Links(entry, "alternate"), Is.EqualTo(new[] { "https://news.example/article/a001" }));
            Assert.That(entry.Elements(Atom + "author").Select(a => (string)a.Element(Atom + "name")!), Is.EqualTo(new[] { "Siân Jones", "Ali O’Neill" }));
            Assert.That((string)entry.Element(Atom + "source")!.Element(Atom + "title")!, Is.EqualTo("The Courier & Argus"));
            Assert.That((string)entry.Element(Atom + "rights")!, Is.EqualTo("© Courier Media · https://creativecommons.org/licenses/by/4.0/"));
            Assert.That((string)item.Element("source")!, Is.EqualTo("The Courier & Argus"));
            Assert.That((string)item.Element("source")!.Attribute("url")!, Is.EqualTo("https://www.courier.example/news.xml"), "never an address that may hold a key");
            Assert.That(item.Elements(RssRules.Dc + "creator").Select(c => c.Value), Is.EqualTo(new[] { "Siân Jones", "Ali O’Neill" }));
            Assert.That((string)item.Element(RssRules.Dc + "publisher")!, Is.EqualTo("The Courier & Argus"));
            Assert.That((string)item.Element(RssRules.Dc + "rights")!, Does.StartWith("© Courier Media"));
            Assert.That(AtomRules.Links(item, "via"), Is.EqualTo(new[] { Original }));
            Assert.That(json.GetProperty("external_url").GetString(), Is.EqualTo(Original));
            Assert.That(json.GetProperty("authors")[0].GetProperty("name").GetString(), Is.EqualTo("Siân Jones"));
            Assert.That(json.GetProperty("_attribution").GetProperty("outlet").GetString(), Is.EqualTo("The Courier & Argus"));
            Assert.That(json.GetProperty("content_html").GetString(), Does.Contain("Report by The Courier &amp; Argus</a> (© Courier Media)"));
        });
    }

    [Test]
    public async Task A_report_without_a_byline_is_its_outlets()
    {
        await using var host = await StartAsync();
        host.News.Report(host.News.Courier(), "Bus strike");
        var json = (await host.JsonAsync("/feed.json")).GetProperty("items")[0];
        Assert.That(json.GetProperty("authors").EnumerateArray().Select(a => a.GetProperty("name").GetString()), Is.EqualTo(new[] { "The Courier & Argus" }));
    }

    [Test]
    public async Task An_id_stays_when_words_dates_and_the_portals_address_change()
    {
        string first;
        await using (var host = await StartAsync(("Feeds:TagAuthority", "news.example,2026-11")))
        {
            host.News.BinStrike(host.News.Courier());
            first = (string)(await host.XmlAsync("/feed.atom")).Element(Atom + "entry")!.Element(Atom + "id")!;
        }

        await using var moved = await StartAsync(("Feeds:TagAuthority", "news.example,2026-11"), ("Surfacing:PublicUrl", "https://www.portal.example/uk/"));
        moved.News.BinStrike(moved.News.Courier(), a => a with { Headline = "Bins: it is over", Revision = 7, PublishedAt = a.PublishedAt.AddDays(-1) });
        var entry = (await moved.XmlAsync("/feed.atom")).Element(Atom + "entry")!;
        var item = (await moved.XmlAsync("/feed.rss")).Descendants("item").Single();
        var json = (await moved.JsonAsync("/feed.json")).GetProperty("items")[0];
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.EqualTo("tag:news.example,2026-11:article/a001"));
            Assert.That((string)entry.Element(Atom + "id")!, Is.EqualTo(first));
            Assert.That((string)item.Element("guid")!, Is.EqualTo(first));
            Assert.That(json.GetProperty("id").GetString(), Is.EqualTo(first));
            Assert.That((string)item.Element("link")!, Is.EqualTo("https://www.portal.example/uk/article/a001"));
        });
    }

    [Test]
    public async Task Published_stays_and_updated_moves_with_a_revision()
    {
        await using var host = await StartAsync();
        var article = host.News.BinStrike(host.News.Courier());
        host.News.Revise(article, a => a with { Headline = "Bin strike over", Revision = 3, UpdatedAt = FakeNewsroom.Start.AddHours(5).AddMilliseconds(250) });
        var feed = await host.XmlAsync("/feed.atom");
        var entry = feed.Element(Atom + "entry")!;
        var item = (await host.XmlAsync("/feed.rss")).Descendants("item").Single();
        Assert.Multiple(() =>
        {
            Assert.That((string)entry.Element(Atom + "published")!, Is.EqualTo("2026-11-24T11:59:00Z"));
            Assert.That((string)entry.Element(Atom + "updated")!, Is.EqualTo("2026-11-24T17:00:00.25Z"));
            Assert.That((string)feed.Element(Atom + "updated")!, Is.EqualTo("2026-11-24T17:00:00.25Z"));
            Assert.That((string)item.Element("pubDate")!, Is.EqualTo("Tue, 24 Nov 2026 11:59:00 GMT"));
        });
    }

    [Test]
    public async Task Nothing_beyond_the_rights_is_in_any_feed()
    {
        await using var host = await StartAsync();
        host.News.BinStrike(host.News.Courier(new RightsPolicy { Extent = RightsExtent.Headline }));
        foreach (var format in FeedFormat.All)
        {
            var text = await host.TextAsync("/feed." + format.Extension);
            Assert.Multiple(() =>
            {
                Assert.That(text, Does.Contain("Bin strike").And.Contains("Read the full report at The Courier"));
                Assert.That(text, Does.Not.Contain("Unite").And.Not.Contains("eight weeks").And.Not.Contains("4%").And.Not.Contains("piling").And.Not.Contains("bins.jpg"));
            });
        }
    }

    [Test]
    public async Task A_picture_that_may_be_shown_has_its_credit_beside_it()
    {
        await using var host = await StartAsync();
        host.News.BinStrike(host.News.Courier());
        XNamespace media = FeedPicture.Namespace;
        foreach (var (path, name) in ((string, XName)[])[("/feed.atom", Atom + "entry"), ("/feed.rss", "item")])
        {
            var picture = (await host.XmlAsync(path)).Descendants(name).Single().Element(media + "content")!;
            Assert.That((string)picture.Attribute("url")!, Is.EqualTo("https://img.courier.example/bins.jpg?w=1200&h=630"));
            Assert.That((string)picture.Element(media + "credit")!, Is.EqualTo("© Courier Media"));
        }
    }

    [Test]
    public async Task Parts_follow_each_other_to_the_oldest_report_and_lead_back()
    {
        await using var host = await StartAsync(("Feeds:Items", "4"), ("Feeds:Hubs:0", Hub));
        var courier = host.News.Courier();
        for (var i = 0; i < 10; i++)
        {
            host.News.Report(courier, $"Strike {i}");
        }

        List<string> titles = [];
        var part = await host.XmlAsync("/outlet/courier/feed.atom");
        var id = (string)part.Element(Atom + "id")!;
        while (true)
        {
            titles.AddRange(part.Elements(Atom + "entry").Select(e => (string)e.Element(Atom + "title")!));
            if (AtomRules.Links(part, "next").SingleOrDefault() is not { } next)
            {
                break;
            }

            part = await host.XmlAsync(new Uri(next).PathAndQuery);
            Assert.That(AtomRules.Links(part, "self"), Is.EqualTo(new[] { next }));
            Assert.That((string)part.Element(Atom + "id")!, Is.EqualTo(id));
            Assert.That(AtomRules.Links(part, "first"), Is.EqualTo(new[] { "https://news.example/outlet/courier/feed.atom" }));
            Assert.That(AtomRules.Links(part, "hub"), Is.Empty, "hubs hear of the newest part alone");
        }

        Assert.That(titles, Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"Strike {i}")));
        var json = await host.JsonAsync("/outlet/courier/feed.json");
        var older = await host.JsonAsync(new Uri(json.GetProperty("next_url").GetString()!).PathAndQuery);
        Assert.That(older.GetProperty("items")[0].GetProperty("title").GetString(), Is.EqualTo("Strike 4"));
    }

    [Test]
    public async Task Hubs_stand_in_the_document_and_in_the_header()
    {
        await using var host = await StartAsync(("Feeds:Hubs:0", Hub));
        host.News.BinStrike(host.News.Courier());
        var atom = await host.XmlAsync("/section/uk/feed.atom");
        var rss = await host.XmlAsync("/section/uk/feed.rss");
        var json = await host.JsonAsync("/section/uk/feed.json");
        using var answer = await host.GetAsync("/section/uk/feed.json");
        using var search = await host.GetAsync("/search/feed.atom?q=strike");
        Assert.Multiple(() =>
        {
            Assert.That(AtomRules.Links(atom, "hub"), Is.EqualTo(new[] { Hub }));
            Assert.That(AtomRules.Links(rss.Element("channel")!, "hub"), Is.EqualTo(new[] { Hub }));
            Assert.That(json.GetProperty("hubs")[0].GetProperty("url").GetString(), Is.EqualTo(Hub));
            Assert.That(answer.Headers.GetValues("Link"), Is.EqualTo(new[] { $"<{Hub}>; rel=\"hub\", <https://news.example/section/uk/feed.json>; rel=\"self\"" }));
            Assert.That(search.Headers.Contains("Link"), Is.False, "no hub hears of a search");
        });
    }
}
