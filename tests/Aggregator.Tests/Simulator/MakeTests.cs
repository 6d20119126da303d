using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;

namespace Aggregator.Simulator;

/// <summary>What each make of outlet sends is well-formed and holds what the outlet published.</summary>
public sealed class MakeTests
{
    public static IEnumerable<string> Slugs => Scenario.Load("fleet-street").Outlets.Select(o => o.Slug);

    [TestCaseSource(nameof(Slugs))]
    public async Task What_is_polled_is_well_formed_and_names_every_report(string slug)
    {
        await using var reader = await Reader.OfAsync();
        reader.At(58);
        foreach (var source in reader.Outlet(slug).Sources)
        {
            var text = await reader.TextAsync(source.Address);
            var links = Links(source, text);
            var expected = Shown(reader, slug).Where(r => source == reader.Outlet(slug).Sources[0] || r.Section == source.Slug).Select(r => r.Url);

            Assert.That(links.Where(l => expected.Contains(l)).Distinct(), Is.EquivalentTo(expected), source.Slug);
        }
    }

    [TestCaseSource(nameof(Slugs))]
    public async Task Every_page_holds_the_whole_report_and_what_surrounds_it(string slug)
    {
        await using var reader = await Reader.OfAsync();
        reader.At(630);
        foreach (var report in Shown(reader, slug))
        {
            using var page = new HtmlParser().ParseDocument(await reader.TextAsync(report.Url));
            var text = page.QuerySelectorAll("p").Select(p => p.TextContent).ToList();

            Assert.That(report.Paragraphs, Is.SubsetOf(text), report.Id);
            Assert.That(page.QuerySelectorAll("h1").Select(h => h.TextContent.Trim()), Is.EqualTo([report.Headline]));
            Assert.That(page.Body!.TextContent, Does.Contain(report.Byline).And.Contain(report.Standfirst).And.Contain(report.Caption));
            Assert.That(page.QuerySelectorAll($"img[src$='/media/{report.Number}.png']"), Has.Length.EqualTo(1));
            Assert.That(page.Body.TextContent, Does.Contain("ookie").Or.Contain("privacy"));
        }
    }

    [TestCase("northern-lantern")]
    [TestCase("common-ground")]
    [TestCase("department-for-towns")]
    public async Task A_full_text_feed_holds_every_paragraph(string slug)
    {
        await using var reader = await Reader.OfAsync();
        var feed = await reader.FeedTextAsync(slug);
        var text = slug == "common-ground" ? string.Concat(JsonDocument.Parse(feed).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("content_html").GetString())) : XDocument.Parse(feed).Root!.Value;

        foreach (var paragraph in Shown(reader, slug).SelectMany(r => r.Paragraphs))
            Assert.That(text, Does.Contain($"<p>{paragraph}</p>"));
    }

    [TestCase("albion-post")]
    [TestCase("marlbridge-gazette")]
    [TestCase("capital-ledger")]
    [TestCase("daily-clarion")]
    public async Task A_teaser_feed_keeps_the_text_to_the_pages(string slug)
    {
        await using var reader = await Reader.OfAsync();

        var feed = await reader.FeedTextAsync(slug);

        Assert.That(Shown(reader, slug).SelectMany(r => r.Paragraphs).Where(p => feed.Contains(p, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Every_home_page_opens()
    {
        await using var reader = await Reader.OfAsync();
        foreach (var outlet in reader.Street.Outlets)
            Assert.That(await reader.TextAsync(outlet.HomePage), Does.Contain($"<h1>{outlet.Name}</h1>"));
    }

    [Test]
    public async Task A_report_of_tomorrow_has_no_page_today()
    {
        await using var reader = await Reader.OfAsync();
        var tomorrow = reader.Street.Published(Reader.Start.AddDays(1)).Where(r => r.PublishedAt > Reader.Start).Take(60);

        foreach (var report in tomorrow)
        {
            using var response = await reader.GetAsync(report.Url);
            Assert.That((int)response.StatusCode, Is.EqualTo(404), report.Id);
        }
    }

    private static List<PublishedReport> Shown(Reader reader, string slug) =>
        [.. reader.Street.Published(reader.Clock.GetUtcNow()).Where(r => r.Outlet == slug && r.State == ReportState.Published).OrderByDescending(r => r.PublishedAt).Take(20)];

    private static List<Uri> Links(SimulatedSource source, string text) => source switch
    {
        { Kind: "Listing" } => [.. new HtmlParser().ParseDocument(text).QuerySelectorAll("a[href]").Select(a => new Uri(source.Address, a.GetAttribute("href")!))],
        _ when text.StartsWith('{') => [.. JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().Select(i => new Uri(i.GetProperty("url").GetString()!))],
        _ => [.. Xml(text).Descendants().Where(e => e.Name.LocalName is "link" or "loc").Select(e => new Uri(((string?)e.Attribute("href") ?? e.Value).Split('?')[0]))],
    };

    private static XDocument Xml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }
}
