using System.Text;
using System.Xml.Linq;

namespace Aggregator.Simulator.Makes;

/// <summary>Feeds as XML text, with the names that they use.</summary>
internal static class Xml
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    public static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    public static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    public static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static readonly XNamespace Rss1 = "http://purl.org/rss/1.0/";
    public static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    public static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    public static readonly XNamespace Image = "http://www.google.com/schemas/sitemap-image/1.1";

    public static string Document(XElement root) => new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").Append(root).Append('\n').ToString();

    public static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name.NamespaceName);
}
