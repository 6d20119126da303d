using Aggregator.Extracting.Advising;
using Aggregator.Reading.Listings;
using AngleSharp.Dom;

namespace Aggregator.Reading.Sites;

/// <summary>Proposes a selector for the links of a listing: one that finds what its structure shows as reports, and little else.</summary>
internal static class LinksAdvising
{
    private const int FewestReports = 3;
    private const int LinksLookedAt = 8;
    private const int MostTried = 60;
    private const double LeastPrecision = 0.8;
    private const double LeastRecall = 0.5;

    // Some sixty selectors are tried on every element.
    private const int MostElements = 20_000;

    /// <summary>Null where the page lists no reports.</summary>
    public static LinksAdvice? Of(IDocument page, Uri address)
    {
        var reports = ListingLinks.ByStructure(page, address).ToList();
        if (reports.Count < FewestReports)
            return null;
        if (page.All.Length > MostElements)
            return new LinksAdvice(reports.Count, null, 0, 0);
        var wanted = reports.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        LinksAdvice? best = null;
        var bestScore = 0.0;
        foreach (var candidate in Candidates(reports).Take(MostTried))
        {
            var found = ListingLinks.BySelector(page, candidate.Selector, address).Select(l => l.Key).ToList();
            var hits = found.Count(wanted.Contains);
            if (hits < FewestReports || hits < LeastPrecision * found.Count || hits < LeastRecall * wanted.Count)
                continue;
            var score = (2.0 * hits / (found.Count + wanted.Count)) - (0.01 * candidate.Cost);
            if (score > bestScore)
                (best, bestScore) = (new LinksAdvice(wanted.Count, candidate.Selector, hits, found.Count - hits, candidate.Cost < Candidate.Generated), score);
        }

        return best ?? new LinksAdvice(wanted.Count, null, 0, 0);
    }

    // The anchor in the heading is the one that people click; pictures and comment counts lead to the same report.
    private static IEnumerable<Candidate> Candidates(List<ListingLink> reports) => Spread(reports)
        .Select(r => r.Anchors.Find(AnchorPlace.IsInHeading) ?? r.Anchors.MaxBy(a => a.TextContent.Trim().Length)!)
        .SelectMany(For)
        .DistinctBy(c => c.Selector)
        .OrderBy(c => c.Cost).ThenBy(c => c.Selector.Length);

    /// <summary>Selectors for one anchor of a listing, by itself and by what stands around it.</summary>
    internal static IEnumerable<Candidate> For(IElement anchor)
    {
        foreach (var candidate in SelectorCandidates.For(anchor).Where(c => !c.Selector.EndsWith(" p", StringComparison.Ordinal)))
            yield return candidate.Selector is "article a" or "main a" ? candidate with { Cost = candidate.Cost + 5 } : candidate; // other links stand in there too
        if (anchor.Closest("h1,h2,h3,h4,h5,h6") is not { } heading)
            yield break;
        yield return new Candidate($"{heading.LocalName} a", 14);
        for (var (at, steps) = (heading.ParentElement, 0); at is not null && steps < 4; at = at.ParentElement, steps++)
        {
            if (at.LocalName is "article" or "main" or "section" or "li")
                yield return new Candidate($"{at.LocalName} {heading.LocalName} a", 8 + steps);
        }
    }

    // First, last and some between: the lead of a listing is often made otherwise than the rest.
    private static IEnumerable<ListingLink> Spread(List<ListingLink> reports)
    {
        var step = Math.Max(1, reports.Count / LinksLookedAt);
        return reports.Where((_, i) => i % step == 0).Take(LinksLookedAt);
    }
}
