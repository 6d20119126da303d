using System.Xml;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Writes Atom 1.0 (RFC 4287), paged (RFC 5005 §3), with WebSub's links.</summary>
internal static class AtomFeed
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(FeedModel feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        xml.WriteAttributeString("xmlns", FeedPicture.Prefix, null, FeedPicture.Namespace);
        xml.Text("id", feed.Id);
        xml.Text("title", feed.Title);
        xml.Text("subtitle", feed.Description);
        xml.Text("updated", Rfc3339.Of(feed.UpdatedAt));
        Link(xml, "self", feed.Self, FeedFormat.Atom.MediaType);
        Link(xml, "alternate", feed.Page, "text/html");
        Link(xml, "first", feed.First, FeedFormat.Atom.MediaType);
        Link(xml, "next", feed.Next, FeedFormat.Atom.MediaType);
        foreach (var hub in feed.Hubs)
        {
            Link(xml, "hub", new Uri(hub), null);
        }

        Person(xml, Site.Name, feed.Portal);
        xml.Text("icon", new Uri(feed.Portal, OwnFiles.Icon).AbsoluteUri);
        xml.Text("generator", "Aggregator");
        foreach (var item in feed.Items)
        {
            Entry(xml, item);
        }

        xml.WriteEndElement();
    });

    private static void Entry(XmlWriter xml, FeedItem item)
    {
        var article = item.Article;
        xml.WriteStartElement("entry");
        xml.WriteAttributeString("xml", "lang", null, new Story(article, false).Language ?? "en-GB");
        xml.Text("id", item.Id);
        xml.Text("title", article.Headline);
        Link(xml, "alternate", item.Page, "text/html");
        // RFC 4287 §4.2.7.2: "via" names the source of the information that the entry holds.
        Link(xml, "via", item.Original, "text/html");
        xml.Text("published", Rfc3339.Of(article.PublishedAt));
        xml.Text("updated", Rfc3339.Of(article.UpdatedAt));
        foreach (var author in item.Authors)
        {
            Person(xml, author, null);
        }

        xml.WriteStartElement("category");
        xml.Attribute("term", article.Category);
        xml.Attribute("label", Sections.NameOf(article.Category));
        xml.WriteEndElement();
        xml.Text("rights", item.Rights);
        xml.Text("summary", item.Summary);
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(FeedHtml.Of(article));
        xml.WriteEndElement();
        Source(xml, item);
        FeedPicture.Write(xml, article);
        xml.WriteEndElement();
    }

    // §4.2.11: where the entry was copied from. Its id is the outlet's address: what its feed calls itself is not kept.
    private static void Source(XmlWriter xml, FeedItem item)
    {
        xml.WriteStartElement("source");
        xml.Text("id", FeedText.Of(item.Upstream));
        xml.Text("title", item.Article.Attribution.Outlet);
        Link(xml, "alternate", item.Upstream, null);
        xml.Text("updated", Rfc3339.Of(item.Article.Attribution.RetrievedAt));
        xml.WriteEndElement();
    }

    private static void Person(XmlWriter xml, string name, Uri? address)
    {
        xml.WriteStartElement("author");
        xml.Text("name", name);
        xml.Text("uri", address is null ? null : FeedText.Of(address));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri? address, string? type)
    {
        if (address is null)
        {
            return;
        }

        xml.WriteStartElement("link");
        xml.Attribute("rel", relation);
        xml.Attribute("type", type);
        xml.Attribute("href", FeedText.Of(address));
        xml.WriteEndElement();
    }
}
