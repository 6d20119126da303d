using System.Globalization;
using System.Xml;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Writes RSS 2.0.11 with Dublin Core, content and Atom links, in the shape that the RSS Advisory Board's best practices profile asks for.</summary>
internal static class RssFeed
{
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";

    public static byte[] Write(FeedModel feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomFeed.Namespace);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", FeedPicture.Prefix, null, FeedPicture.Namespace);
        xml.WriteStartElement("channel");
        xml.Text("title", feed.Title);
        xml.Text("link", FeedText.Of(feed.Page));
        xml.Text("description", feed.Description);
        xml.Text("language", "en-gb");
        xml.Text("lastBuildDate", Date(feed.UpdatedAt));
        xml.Text("generator", "Aggregator");
        xml.Text("docs", "https://www.rssboard.org/rss-specification");
        xml.Text("ttl", feed.MaxAgeMinutes.ToString(CultureInfo.InvariantCulture));
        AtomLink(xml, "self", feed.Self, FeedFormat.Rss.MediaType);
        AtomLink(xml, "first", feed.First, FeedFormat.Rss.MediaType);
        AtomLink(xml, "next", feed.Next, FeedFormat.Rss.MediaType);
        foreach (var hub in feed.Hubs)
        {
            AtomLink(xml, "hub", new Uri(hub), null);
        }

        foreach (var item in feed.Items)
        {
            Item(xml, item);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Item(XmlWriter xml, FeedItem item)
    {
        var article = item.Article;
        xml.WriteStartElement("item");
        xml.Text("title", article.Headline);
        xml.Text("link", FeedText.Of(item.Page));
        // Readers take the description for HTML, so plain text is written as HTML.
        xml.Text("description", item.Summary is { } summary ? FeedText.ToHtml(summary) : null);
        xml.Text("encoded", FeedHtml.Of(article), Content);
        foreach (var author in item.Authors)
        {
            xml.Text("creator", author, Dc);
        }

        xml.Text("publisher", article.Attribution.Outlet, Dc);
        xml.Text("language", new Story(article, false).Language, Dc);
        xml.Text("rights", item.Rights, Dc);
        xml.Text("category", Sections.NameOf(article.Category));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.Text("pubDate", Date(article.PublishedAt));
        xml.Text("updated", Rfc3339.Of(article.UpdatedAt), AtomFeed.Namespace);
        xml.WriteStartElement("source");
        xml.Attribute("url", FeedText.Of(item.Upstream));
        xml.WriteString(FeedText.Clean(article.Attribution.Outlet));
        xml.WriteEndElement();
        AtomLink(xml, "via", item.Original, "text/html");
        FeedPicture.Write(xml, article);
        xml.WriteEndElement();
    }

    private static void AtomLink(XmlWriter xml, string relation, Uri? address, string? type)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("link", AtomFeed.Namespace);
        xml.Attribute("rel", relation);
        xml.Attribute("type", type);
        xml.Attribute("href", FeedText.Of(address));
        xml.WriteEndElement();
    }

    // RFC 822 with four digits for the year, as the specification wants it.
    private static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
