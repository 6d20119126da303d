using System.Globalization;
using System.Xml.Linq;
using static Aggregator.Surfacing.Feeds.FeedSample;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What RFC 4287 demands of a feed document, as far as ours uses it.</summary>
internal static class AtomRules
{
    private static readonly string[] OfFeed = ["author", "category", "contributor", "entry", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated"];
    private static readonly string[] OfEntry = ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"];
    private static readonly string[] OfSource = ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated"];
    private static readonly string[] Once = ["generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated", "content", "published", "source", "summary"];

    public static IReadOnlyList<string> Broken(XElement feed)
    {
        List<string> broken = [];
        Need(broken, feed.Name == Atom + "feed", "the root is no feed");
        Common(broken, feed, OfFeed);
        Need(broken, Links(feed, "self").Count() == 1, "a feed says where it is (§4.1.1)");
        var entries = feed.Elements(Atom + "entry").ToList();
        foreach (var entry in entries)
        {
            Common(broken, entry, OfEntry);
            Need(broken, entry.Elements(Atom + "author").Any(), "an entry has an author (§4.1.2)");
            Need(broken, Links(entry, "alternate").Count() == 1, "an entry has one page");
            Need(broken, (string?)entry.Element(Atom + "content")?.Attribute("type") == "html", "content says what it is");
            foreach (var source in entry.Elements(Atom + "source"))
            {
                Common(broken, source, OfSource);
            }
        }

        Need(broken, entries.Select(e => (string?)e.Element(Atom + "id")).Distinct().Count() == entries.Count, "two entries have one id (§4.1.1)");
        return broken;
    }

    public static IEnumerable<string> Links(XElement of, string relation) => of.Elements(Atom + "link").Where(l => (string?)l.Attribute("rel") == relation).Select(l => (string)l.Attribute("href")!);

    private static void Common(List<string> broken, XElement of, string[] allowed)
    {
        foreach (var name in (string[])["id", "title", "updated"])
        {
            Need(broken, of.Elements(Atom + name).Count() == 1, $"{of.Name.LocalName} has one {name}");
        }

        Need(broken, Uri.TryCreate((string?)of.Element(Atom + "id"), UriKind.Absolute, out _), "an id is absolute (§4.2.6)");
        foreach (var child in of.Elements().Where(e => e.Name.Namespace == Atom))
        {
            Need(broken, allowed.Contains(child.Name.LocalName), $"{child.Name.LocalName} has no place in {of.Name.LocalName}");
        }

        foreach (var twice in of.Elements().Where(e => e.Name.Namespace == Atom).GroupBy(e => e.Name.LocalName).Where(g => g.Count() > 1 && Once.Contains(g.Key)))
        {
            broken.Add($"{twice.Key} twice in {of.Name.LocalName}");
        }

        foreach (var person in of.Elements(Atom + "author"))
        {
            Need(broken, !string.IsNullOrWhiteSpace((string?)person.Element(Atom + "name")), "a person has a name (§3.2.1)");
        }

        foreach (var date in of.Elements().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published"))
        {
            Need(broken, DateTimeOffset.TryParseExact(date.Value, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), $"\"{date.Value}\" is no RFC 3339 date");
        }

        foreach (var link in of.Elements(Atom + "link"))
        {
            Need(broken, Uri.IsWellFormedUriString((string?)link.Attribute("href"), UriKind.Absolute), $"a link leads nowhere: {link}");
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
