using System.Globalization;
using System.Xml;
using Aggregator.Rights;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Writes sitemaps by the protocol of sitemaps.org, and Google's news extension.</summary>
internal static class SitemapXml
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    public static byte[] Index(IEnumerable<Uri> sitemaps) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("sitemapindex", Namespace);
        foreach (var sitemap in sitemaps)
        {
            xml.WriteStartElement("sitemap");
            xml.Text("loc", FeedText.Of(sitemap));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    public static byte[] Pages(IEnumerable<(Uri Address, DateTimeOffset? ModifiedAt)> pages) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("urlset", Namespace);
        foreach (var (address, modifiedAt) in pages)
        {
            xml.WriteStartElement("url");
            xml.Text("loc", FeedText.Of(address));
            xml.Text("lastmod", modifiedAt is { } at ? Rfc3339.ToSeconds(at) : null);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    public static byte[] NewsOf(Uri portal, IEnumerable<Surfaceable> articles) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("urlset", Namespace);
        xml.WriteAttributeString("xmlns", "news", null, News);
        foreach (var article in articles)
        {
            xml.WriteStartElement("url");
            xml.Text("loc", FeedText.Of(new Uri(portal, new Story(article, false).Path[1..])));
            xml.Text("lastmod", Rfc3339.ToSeconds(article.UpdatedAt));
            xml.WriteStartElement("news", News);
            xml.WriteStartElement("publication", News);
            xml.Text("name", Site.Name, News);
            xml.Text("language", Language(article), News);
            xml.WriteEndElement();
            xml.Text("publication_date", Rfc3339.ToSeconds(article.PublishedAt), News);
            xml.Text("title", article.Headline, News);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    // ISO 639: two or three letters, without the country.
    private static string Language(Surfaceable article) =>
        new Story(article, false).Language?.Split('-')[0].ToLower(CultureInfo.InvariantCulture) is { Length: 2 or 3 } language && language.All(char.IsAsciiLetter) ? language : "en";
}
