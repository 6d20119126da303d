using System.Text.RegularExpressions;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Reading.Sites;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Where a site's sources may be, by what its pages and its robots.txt say. Pure.</summary>
internal static partial class Leads
{
    private const int Named = 60;
    private const int Linked = 45;
    private const int NewsSitemap = 50;
    private const int Sitemap = 20;
    private const int Hinted = 40;
    private const int Guessed = 10;
    private const int MostGuesses = 3;

    // Where the makers of sites put their feed when they name it nowhere, by what the page says made it.
    private static readonly (string Generator, string[] Places)[] ByGenerator =
    [
        ("wordpress", ["feed/"]), ("ghost", ["rss/"]), ("drupal", ["rss.xml"]), ("joomla", ["?format=feed&type=rss"]), ("blogger", ["feeds/posts/default"]), ("hugo", ["index.xml"]),
        ("jekyll", ["feed.xml"]), ("squarespace", ["?format=rss"]), ("substack", ["feed"]), ("wix", ["blog-feed.xml"]), ("eleventy", ["feed.xml"]), ("gatsby", ["rss.xml"]), ("movable type", ["atom.xml"]),
        ("typepad", ["atom.xml"]), ("medium", ["feed"]), ("craft", ["feed"]), ("concrete", ["rss"]),
    ];

    private static readonly string[] Common = ["feed", "rss.xml", "feed.xml"];

    private static readonly HashSet<string> Everywhere = new(["www", "rss", "feed", "feeds", "xml", "atom", "com", "co", "uk", "org", "net", "https", "http", "news", "index", "html"], StringComparer.Ordinal);

    /// <summary>Best first; each address once.</summary>
    /// <param name="pages">What was read of the site: the page that was asked for first.</param>
    /// <param name="robots">The site's robots.txt.</param>
    /// <param name="asked">What the person typed: feeds that share its words come first.</param>
    public static IReadOnlyList<Lead> Of(IReadOnlyList<SiteFacts> pages, SiteRobots robots, Uri asked)
    {
        var wanted = WordsOf(asked.AbsolutePath);
        var leads = pages.SelectMany(p => FromPage(p, wanted)).ToList();
        leads.AddRange(robots.Sitemaps.Select(s => new Lead(s, SourceKind.Sitemap, "named in robots.txt", null, SiteRobots.IsOfNews(s) ? NewsSitemap : Sitemap)));
        if (!leads.Any(l => l.Kind == SourceKind.Feed && !l.IsOfComments))
            leads.AddRange(Guesses(pages, robots));
        return [.. leads.OrderByDescending(l => l.Worth).DistinctBy(l => CanonicalAddress.Key(l.Address))];
    }

    /// <summary>How many words an address or a title shares with what is wanted.</summary>
    public static int Shared(Uri address, string? title, Uri wanted) => WordsOf($"{address.AbsolutePath} {title}").Count(WordsOf(wanted.AbsolutePath).Contains);

    private static IEnumerable<Lead> FromPage(SiteFacts page, HashSet<string> wanted)
    {
        foreach (var (place, feed) in page.Feeds.Index())
            yield return new Lead(feed.Address, SourceKind.Feed, $"named by {page.Address.AbsoluteUri}{Called(feed.Title)}", feed.Title, Worth(feed, Named - Math.Min(place, 10), wanted));
        foreach (var (place, feed) in page.Anchors.Index())
            yield return new Lead(feed.Address, SourceKind.Feed, $"linked on {page.Address.AbsoluteUri}{Called(feed.Title)}", feed.Title, Worth(feed, Linked - Math.Min(place, 10), wanted));
    }

    // Nobody named these: the software that made the site hints at some, and robots.txt has to be there and to allow each.
    private static IEnumerable<Lead> Guesses(IReadOnlyList<SiteFacts> pages, SiteRobots robots)
    {
        var generator = pages.Select(p => p.Generator).FirstOrDefault(g => g is not null);
        var hinted = generator is null ? [] : ByGenerator.Where(g => generator.Contains(g.Generator, StringComparison.OrdinalIgnoreCase)).SelectMany(g => g.Places).ToArray();
        return hinted.Select(p => (Place: p, How: $"where {generator} keeps its feed", Worth: Hinted))
            .Concat(Common.Select(p => (Place: p, How: "found at a common address of the site", Worth: Guessed)))
            .Take(MostGuesses)
            .Select(g => new Lead(new Uri(new Uri(robots.Site, "/"), g.Place), SourceKind.Feed, g.How, null, g.Worth) { IsGuess = true })
            .Where(l => robots.IsThere ? robots.Allows(l.Address) : l.Worth == Hinted);
    }

    private static int Worth(FeedLink feed, int standard, HashSet<string> wanted) => standard + (15 * Math.Min(2, WordsOf($"{feed.Address.AbsolutePath} {feed.Title}").Count(wanted.Contains)));

    private static string Called(string? title) => title is null ? "" : $" as “{title}”";

    private static HashSet<string> WordsOf(string text) => [.. Word.Matches(text.Length > 500 ? text[..500].ToLowerInvariant() : text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length > 1 && !Everywhere.Contains(w))];

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word { get; }
}
