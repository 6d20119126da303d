using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using AngleSharp.Dom;

namespace Aggregator.Reading.Sites;

/// <summary>Reads a page for what it says of its site: names, feeds, lists of reports. Pure; never throws for what an outlet sends.</summary>
public static class SiteReading
{
    private const int LongestLine = 240;

    /// <returns>The facts, or what is wrong with the page.</returns>
    public static (SiteFacts? Facts, string? Complaint) Read(Page page)
    {
        try
        {
            if (PageExtractor.Tree(page) is { } tree)
                return (Read(tree, page), null);
            return (null, PageExtractor.Inspect(page).Complaint ?? "the page cannot be read");
        }
        catch (RegexMatchTimeoutException e)
        {
            return (null, $"reading the page takes too long (pattern {e.Pattern})");
        }
    }

    /// <summary>Whether an address looks like a feed's, before it is asked.</summary>
    public static bool LooksLikeFeed(Uri address) => FeedAnchors.IsFeed(address);

    private static SiteFacts Read(IDocument tree, Page page)
    {
        var (reading, layers) = PageReader.Read(tree, page);
        return new SiteFacts
        {
            Address = page.Address,
            Reading = reading,
            Title = Line(tree.Title),
            Names = Names(layers),
            Language = Line(tree.DocumentElement?.GetAttribute("lang")) ?? reading.Language?.Value,
            Generator = Line(tree.QuerySelector("meta[name=generator]")?.GetAttribute("content")),
            Feeds = FeedLinkFinder.Find(tree, page.Address),
            Anchors = FeedAnchors.In(tree, page.Address),
            Listing = LinksAdvising.Of(tree, page.Address),
        };
    }

    // og:site_name is written for people; a publisher in JSON-LD may be the company behind several titles.
    private static List<Found<string>> Names(IReadOnlyList<Findings> layers) =>
    [
        .. layers.OrderBy(l => l.Layer switch { LayerNames.OpenGraph => 0, LayerNames.JsonLd => 1, _ => 2 })
            .Select(l => (Name: Line(l.SiteName), l.Layer))
            .Where(n => n.Name is not null)
            .Select(n => new Found<string>(n.Name!, n.Layer)),
    ];

    private static string? Line(string? text) => Fold.Line(text, LongestLine) is { Length: > 0 } line ? line : null;
}
