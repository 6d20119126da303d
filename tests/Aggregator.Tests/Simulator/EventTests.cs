using System.Net;
using System.Xml;
using System.Xml.Linq;

namespace Aggregator.Simulator;

/// <summary>What happens to reports and servers happens when the scenario says, and shows where it should.</summary>
public sealed class EventTests
{
    [Test]
    public async Task A_correction_changes_a_figure_and_adds_a_line()
    {
        await using var reader = await Reader.OfAsync();
        reader.At(39);
        var before = reader.Report("bridge-correction");
        var feedBefore = await reader.FeedTextAsync("northern-lantern");
        reader.At(40);
        var after = reader.Report("bridge-correction");
        var page = await reader.TextAsync(after.Url);

        Assert.That((before.Revision, after.Revision), Is.EqualTo((1, 2)));
        Assert.That(after.Url, Is.EqualTo(before.Url));
        Assert.That(after.Headline, Does.Contain("£2.4m"));
        Assert.That(after.Paragraphs, Has.Count.EqualTo(before.Paragraphs.Count + 1));
        Assert.That(page, Does.Contain("28 of its 112").And.Not.Contain("38 of its 112").And.Contain("<p>Correction: "));
        Assert.That(feedBefore, Does.Contain("38 of its 112"));
        Assert.That(await reader.FeedTextAsync("northern-lantern"), Does.Contain("28 of its 112").And.Not.Contain("38 of its 112"));
    }

    [Test]
    public async Task A_withdrawn_report_is_gone_from_feed_and_page()
    {
        await using var reader = await Reader.OfAsync();
        reader.At(59);
        var url = reader.Report("councillor-withdrawn").Url;
        Assert.That(await reader.FeedTextAsync("albion-post"), Does.Contain(url.ToString()));
        reader.At(60);
        using var page = await reader.GetAsync(url);

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await reader.FeedTextAsync("albion-post"), Does.Not.Contain(url.ToString()));
        Assert.That(reader.Report("councillor-withdrawn").State, Is.EqualTo(ReportState.Withdrawn));
    }

    [Test]
    public async Task A_republication_changes_guid_and_date_and_nothing_else()
    {
        await using var reader = await Reader.OfAsync();
        reader.At(49);
        var (before, told) = (await ItemAsync(reader, "library-republished"), reader.Report("library-republished"));
        reader.At(50);
        var (after, retold) = (await ItemAsync(reader, "library-republished"), reader.Report("library-republished"));

        Assert.That(after.Element("guid")!.Value, Is.Not.EqualTo(before.Element("guid")!.Value));
        Assert.That(after.Element("pubDate")!.Value, Is.Not.EqualTo(before.Element("pubDate")!.Value));
        foreach (var item in (XElement[])[before, after])
            item.Elements().Where(e => e.Name.LocalName is "guid" or "pubDate").ToList().ForEach(e => e.Remove());
        Assert.That(after.ToString(), Is.EqualTo(before.ToString()));
        Assert.That((retold.Revision, retold.Issue, retold.Url), Is.EqualTo((told.Revision, 2, told.Url)));
        Assert.That(retold.Paragraphs, Is.EqualTo(told.Paragraphs));
    }

    [Test]
    public async Task A_headline_changes_and_the_address_stays()
    {
        await using var reader = await Reader.OfAsync();
        var before = reader.Report("rates-headline");
        reader.At(45);
        var after = reader.Report("rates-headline");

        Assert.That(after.Headline, Is.Not.EqualTo(before.Headline));
        Assert.That(after.Url, Is.EqualTo(before.Url));
        Assert.That(await reader.FeedTextAsync("albion-post"), Does.Contain(after.Headline).And.Not.Contain(before.Headline));
    }

    [Test]
    public async Task Four_outlets_cover_the_mayor_in_their_own_words()
    {
        await using var reader = await Reader.OfAsync();
        reader.At(36);
        var reports = reader.Street.Published(reader.Clock.GetUtcNow()).Where(r => r.Id.StartsWith("mayor-", StringComparison.Ordinal)).ToList();

        Assert.That(reports.Select(r => r.Outlet).Distinct().Count(), Is.EqualTo(4));
        Assert.That(reports.SelectMany(r => r.Paragraphs), Is.Unique);
        Assert.That(reports.Select(r => r.Headline), Has.One.StartsWith("BREAKING: "));
    }

    [Test]
    public async Task A_flapping_server_says_503_with_retry_after_and_then_answers_again()
    {
        await using var reader = await Reader.OfAsync();
        foreach (var (at, status) in ((int, int)[])[(14, 200), (15, 503), (26, 503), (27, 200), (60, 503), (72, 200)])
        {
            reader.At(at);
            using var response = await reader.FeedAsync("tarnside-echo");
            Assert.That((int)response.StatusCode, Is.EqualTo(status), $"at {at} s");
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(status == 503 ? TimeSpan.FromSeconds(6) : null));
        }

        reader.At(105);
        Assert.That(await reader.TextAsync(new Uri(reader.Outlet("tarnside-echo").HomePage, "/robots.txt")), Does.Contain("User-agent"));
    }

    [Test]
    public async Task A_broken_feed_is_broken_in_two_ways_and_whole_in_between()
    {
        await using var reader = await Reader.OfAsync();
        var sent = new Dictionary<int, string>();
        foreach (var (at, whole) in ((int, bool)[])[(24, true), (25, false), (44, false), (45, true), (115, false), (135, true)])
        {
            reader.At(at);
            using var response = await reader.FeedAsync("daily-clarion");
            sent[at] = await response.Content.ReadAsStringAsync();
            Assert.That(IsXml(sent[at]), Is.EqualTo(whole), $"at {at} s");
            Assert.That(response.Headers.ETag is not null, Is.EqualTo(whole), "what is broken has no validator");
        }

        Assert.That(sent[25], Does.Contain("&nbsp;").And.EndsWith("</rss>\n"));
        Assert.That(sent[115], Does.Not.Contain("</rss>").And.Contain("</item>"));
    }

    private static async Task<XElement> ItemAsync(Reader reader, string id)
    {
        var report = reader.Report(id);
        var feed = XDocument.Parse(await reader.FeedTextAsync(report.Outlet));
        return feed.Descendants("item").Single(i => i.Element("link")!.Value == report.Url.ToString());
    }

    private static bool IsXml(string text)
    {
        try
        {
            _ = XDocument.Parse(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
