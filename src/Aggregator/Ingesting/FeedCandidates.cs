using System.Text.RegularExpressions;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>Which feeds are worth a look when a source's address leads nowhere, best first. Pure.</summary>
internal static partial class FeedCandidates
{
    /// <summary>Few: each one is a request that nobody asked for.</summary>
    public const int Most = 3;

    // Where the makers of sites put their feed when they name it nowhere.
    private static readonly string[] Common = ["feed", "rss.xml", "feed.xml"];

    private static readonly HashSet<string> Everywhere = new(["www", "rss", "feed", "feeds", "xml", "atom", "com", "co", "uk", "org", "net", "https", "http", "news"], StringComparer.Ordinal);

    /// <param name="outlet">Its home page is where common addresses are looked for; what its other sources poll is no candidate.</param>
    /// <param name="source">The one that lost its address.</param>
    /// <param name="named">What the home page names; none where it names none.</param>
    public static IReadOnlyList<(Uri Address, string How)> Of(Outlet outlet, Source source, IReadOnlyList<FeedLink> named)
    {
        var taken = outlet.Sources.Select(s => s.Address).ToHashSet();
        var wanted = Words($"{source.Address.AbsolutePath} {source.Id.Value[(source.Id.Value.IndexOf('/') + 1)..]} {source.Category}");
        var links = named.Where(l => !taken.Contains(l.Address) && !IsOfComments(l))
            .Select((link, place) => (link, place, Shared: Words($"{link.Address.AbsolutePath} {link.Title}").Count(wanted.Contains)))
            .OrderByDescending(l => l.Shared).ThenBy(l => l.place)
            .Select(l => (l.link.Address, $"named by the outlet's home page{(l.link.Title is { } title ? $" as “{title}”" : "")}"));
        var common = named.Count > 0 ? [] : Common.Select(path => (Address: new Uri(outlet.HomePage, "/" + path), How: "found at a common address of the outlet's site")).Where(c => !taken.Contains(c.Address));
        return [.. links.Concat(common).Take(Most)];
    }

    private static bool IsOfComments(FeedLink link) =>
        link.Address.AbsolutePath.Contains("comments", StringComparison.OrdinalIgnoreCase) || link.Title?.Contains("comments", StringComparison.OrdinalIgnoreCase) == true;

    private static HashSet<string> Words(string text) => [.. Word.Matches(text.ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length > 1 && !Everywhere.Contains(w))];

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word { get; }
}
