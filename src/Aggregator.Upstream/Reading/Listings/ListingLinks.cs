using Aggregator.Extracting;
using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Normalising;
using AngleSharp.Dom;

namespace Aggregator.Reading.Listings;

/// <summary>Which links of a listing lead to the outlet's own reports.</summary>
internal static class ListingLinks
{
    private const int MostAnchors = 5_000;
    private const int Enough = 4;
    private const int RepeatedBlocks = 3;
    private const int HeadlineWords = 4;

    /// <summary>By the recipe: an element that is no anchor itself stands for the first one in it.</summary>
    public static IEnumerable<ListingLink> BySelector(IDocument page, string selector, Uri listing)
    {
        var against = BaseAddress.Of(page, listing);
        var anchors = Selector.All(page, selector)
            .Select(e => e.LocalName == "a" ? e : e.QuerySelector("a[href]") ?? e.Closest("a"))
            .OfType<IElement>()
            .Distinct();
        return Grouped(anchors, against, listing);
    }

    public static IEnumerable<ListingLink> ByStructure(IDocument page, Uri listing)
    {
        var against = BaseAddress.Of(page, listing);
        var anchors = page.Links.OfType<IElement>().Where(a => a.LocalName == "a").Take(MostAnchors).Where(a => !AnchorPlace.IsFurniture(a)).ToList();
        var shapes = anchors.CountBy(AnchorPlace.Shape).ToDictionary(p => p.Key, p => p.Value);
        return Grouped(anchors, against, listing).Where(link => Score(link, shapes, listing) >= Enough);
    }

    private static int Score(ListingLink link, Dictionary<string, int> shapes, Uri listing)
    {
        var score = ReportAddress.Score(link.Address, listing);
        var card = ListingCard.Around(link);
        score += Words.Count(card.Title) >= HeadlineWords ? 1 : -2;
        score += link.Anchors.Any(AnchorPlace.IsInHeading) ? 2 : 0;
        score += card.HasDate ? 1 : 0;
        score += link.Anchors.Max(a => shapes[AnchorPlace.Shape(a)]) >= RepeatedBlocks ? 1 : 0;
        return score;
    }

    private static List<ListingLink> Grouped(IEnumerable<IElement> anchors, Uri against, Uri listing)
    {
        var byKey = new Dictionary<string, (Uri Address, List<IElement> Anchors)>(StringComparer.Ordinal);
        foreach (var anchor in anchors)
        {
            if (Extracting.Choosing.Addresses.Absolute(anchor.GetAttribute("href"), against) is not { } address || ReportAddress.Score(address, listing) < 0)
                continue;
            var key = CanonicalAddress.Key(address);
            if (!byKey.TryGetValue(key, out var known))
                byKey[key] = known = (new UriBuilder(address) { Fragment = "" }.Uri, []);
            known.Anchors.Add(anchor);
        }

        var owners = byKey.SelectMany(p => p.Value.Anchors.Select(a => (Anchor: a, p.Key))).ToDictionary(p => p.Anchor, p => p.Key);
        return byKey.Select(p => new ListingLink(p.Key, p.Value.Address, p.Value.Anchors, owners)).ToList();
    }
}
