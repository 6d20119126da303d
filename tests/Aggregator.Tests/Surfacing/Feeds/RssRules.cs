using System.Globalization;
using System.Xml.Linq;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What RSS 2.0.11 demands, and the Advisory Board's profile where it asks for one thing of several.</summary>
internal static class RssRules
{
    private static readonly string[] OfChannel = ["title", "link", "description", "language", "lastBuildDate", "generator", "docs", "ttl", "item"];
    private static readonly string[] OfItem = ["title", "link", "description", "category", "guid", "pubDate", "source"];

    public static XNamespace Dc { get; } = "http://purl.org/dc/elements/1.1/";

    public static XNamespace Content { get; } = "http://purl.org/rss/1.0/modules/content/";

    public static IReadOnlyList<string> Broken(XElement rss)
    {
        List<string> broken = [];
        Need(broken, rss.Name == "rss" && (string?)rss.Attribute("version") == "2.0", "the root is rss 2.0");
        var channel = rss.Elements().SingleOrDefault();
        if (channel?.Name != "channel")
        {
            return [.. broken, "rss has one channel and nothing else"];
        }

        Check(broken, channel, OfChannel, ["title", "link", "description"]);
        Need(broken, int.TryParse((string?)channel.Element("ttl"), NumberStyles.None, CultureInfo.InvariantCulture, out var ttl) && ttl > 0, "ttl is minutes");
        foreach (var item in channel.Elements("item"))
        {
            Check(broken, item, OfItem, ["title", "link", "guid", "pubDate", "source"]);
            Need(broken, Uri.IsWellFormedUriString((string?)item.Element("source")?.Attribute("url"), UriKind.Absolute), "source has a url");
            Need(broken, (string?)item.Element("guid")?.Attribute("isPermaLink") == "false", "a tag URI is no permalink");
            Need(broken, item.Element("author") is null, "author would have to be a mail address");
        }

        var ids = channel.Elements("item").Select(i => (string?)i.Element("guid")).ToList();
        Need(broken, ids.Distinct().Count() == ids.Count, "two items have one guid");
        return broken;
    }

    private static void Check(List<string> broken, XElement of, string[] allowed, string[] needed)
    {
        var plain = of.Elements().Where(e => e.Name.Namespace == XNamespace.None).ToList();
        foreach (var child in plain)
        {
            Need(broken, allowed.Contains(child.Name.LocalName), $"{child.Name} has no place in {of.Name}");
            Need(broken, child.Name.LocalName is "item" or "category" || plain.Count(e => e.Name == child.Name) == 1, $"{child.Name} stands twice in {of.Name}");
        }

        foreach (var name in needed)
        {
            Need(broken, of.Element(name) is not null, $"{of.Name} lacks {name}");
        }

        Need(broken, Uri.IsWellFormedUriString((string?)of.Element("link"), UriKind.Absolute), "link is an address");
        foreach (var date in plain.Where(e => e.Name == "pubDate" || e.Name == "lastBuildDate"))
        {
            Need(broken, DateTimeOffset.TryParseExact(date.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), $"\"{date.Value}\" is no RFC 822 date");
        }
    }

    private static void Need(List<string> broken, bool holds, string rule)
    {
        if (!holds)
        {
            broken.Add(rule);
        }
    }
}
