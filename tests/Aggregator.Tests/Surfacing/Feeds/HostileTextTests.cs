using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Rights;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Whatever an outlet calls its report, the documents stay well-formed and the text stays text.</summary>
public sealed class HostileTextTests
{
    [Test]
    public void In_Atom() => Prop.ForAll(HostileText.Any, text =>
    {
        var entry = Parse(AtomFeed.Write(Feed(text))).Descendants((XNamespace)AtomFeed.Namespace + "entry").Single();
        return entry.Element((XNamespace)AtomFeed.Namespace + "title")!.Value == FeedText.Clean(text) && IsHarmless(entry.Element((XNamespace)AtomFeed.Namespace + "content")!.Value, text);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void In_RSS() => Prop.ForAll(HostileText.Any, text =>
    {
        var item = Parse(RssFeed.Write(Feed(text))).Descendants("item").Single();
        return item.Element("title")!.Value == FeedText.Clean(text) && IsHarmless(item.Element("description")!.Value, text);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void In_JSON_Feed() => Prop.ForAll(HostileText.Any, text =>
    {
        using var json = JsonDocument.Parse(JsonFeed.Write(Feed(text)));
        var item = json.RootElement.GetProperty("items")[0];
        return item.GetProperty("title").GetString() == FeedText.Clean(text) && IsHarmless(item.GetProperty("content_html").GetString()!, text);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void In_the_news_sitemap() => Prop.ForAll(HostileText.Any, text =>
    {
        var title = Parse(SitemapXml.NewsOf(new("https://news.example/"), [Surfaceable(text)])).Descendants().Single(e => e.Name.LocalName == "title");
        return title.Value == FeedText.Clean(text);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void In_the_list_of_outlets() => Prop.ForAll(HostileText.Any, text =>
    {
        var outlet = new Sources.Outlet { Id = new("outlet"), Name = text, HomePage = new("https://outlet.example/"), Rights = new RightsPolicy { Extent = RightsExtent.Full } };
        var outline = Parse(OutletList.Write(new("https://news.example/"), [outlet])).Descendants("outline").Single();
        return outline.Attribute("text")!.Value == FeedText.Clean(text) && outline.Attribute("xmlUrl")!.Value == "https://news.example/outlet/outlet/feed.rss";
    }).QuickCheckThrowOnFailure();

    // Strict: well-formed XML 1.0 without a document type, in valid UTF-8.
    private static XElement Parse(byte[] bytes)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(xml, LoadOptions.PreserveWhitespace);
    }

    private static bool IsHarmless(string html, string text)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        // HTML reads carriage returns as line feeds, and C1 references as Windows-1252; nothing else may change.
        return body.QuerySelectorAll("*").All(e => e.LocalName is "p" or "a" or "ul" or "li" or "h2" or "blockquote" or "strong") && body.QuerySelectorAll("a").All(a => a.GetAttribute("href")!.StartsWith("https://", StringComparison.Ordinal))
            && (text.Any(c => char.IsControl(c) || c == '\ufeff') || body.TextContent.Contains(FeedText.Clean(text), StringComparison.Ordinal));
    }

    private static FeedModel Feed(string text) => new()
    {
        Id = "tag:news.example,2026:feed",
        Title = text,
        Description = text,
        Page = new("https://news.example/"),
        Self = new("https://news.example/feed.atom"),
        Portal = new("https://news.example/"),
        Items = [new(Surfaceable(text), "tag:news.example,2026:article/1", new("https://news.example/article/1"), new("https://outlet.example/1"), new("https://outlet.example/feed"))],
    };

    private static Surfaceable Surfaceable(string text) => Rights.Surfaceable.Of(
        new Article
        {
            Id = new("1"),
            Outlet = new("outlet"),
            Source = new("outlet/news"),
            Headline = text,
            // "x": a standfirst of white space alone is none.
            Standfirst = "x" + text,
            Body = [new(BlockKind.Paragraph, text), new(BlockKind.ListItem, text), new(BlockKind.Heading, text), new(BlockKind.Quotation, text)],
            WhyItMatters = text,
            Attribution = new() { Outlet = text, Authors = [text], Url = new("https://outlet.example/1"), RetrievedAt = FakeNewsroom.Start, Credit = text, Licence = text },
            Category = text,
            Language = text,
            ReadingMinutes = 1,
            PublishedAt = FakeNewsroom.Start,
            PublishedFrom = Normalising.DateProvenance.Page,
            UpdatedAt = FakeNewsroom.Start,
        },
        new RightsPolicy { Extent = RightsExtent.Full });
}
