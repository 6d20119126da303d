using Aggregator.Extracting.Advising;
using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Reading.Sites;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Picking;

/// <summary>Makes selectors of a click: for the element that was meant, by names that people gave, tried on other pages of the source. Pure.</summary>
public static class Picking
{
    private const int MostTried = 40;
    private const int MostShown = 6;
    private const int MostWider = 6;

    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];

    /// <param name="page">Where somebody clicked.</param>
    /// <param name="element">On which element.</param>
    /// <param name="part">The recipe's part that it is for (<see cref="RecipeParts.Names"/>).</param>
    /// <param name="others">Other pages of the same kind.</param>
    /// <returns>Null where there is no such element.</returns>
    public static Pick? For(PickPage page, int element, string part, IReadOnlyList<PickPage> others)
    {
        if (page.At(element) is not { } picked)
            return null;
        var proposals = Meant(picked, part)
            .SelectMany(m => Candidates(m, part).Select(c => (Meant: m, Candidate: c)))
            .DistinctBy(c => c.Candidate.Selector)
            .OrderBy(c => c.Candidate.Cost)
            .Take(MostTried)
            .Where(c => Recipe.IsSelector(c.Candidate.Selector) && PickUse.Finds(page, part, c.Candidate.Selector, c.Meant))
            .Select(c => (c.Candidate, Proposal: Proposed(page, part, c.Candidate, others)))
            .Where(p => p.Proposal is not null)
            // What is taken out should be no more than was clicked.
            .OrderByDescending(p => p.Proposal!.Found).ThenBy(p => p.Candidate.Cost + (part == nameof(Recipe.Remove) ? 3 * Selector.All(page.Document, p.Candidate.Selector).Count : 0)).ThenBy(p => p.Candidate.Selector.Length)
            .Select(p => p.Proposal!)
            .Take(MostShown);
        return new Pick(Named(page, picked), [.. Around(picked).Select(e => Named(page, e))], [.. proposals]);
    }

    /// <summary>A selector that somebody wrote, tried in the same way; null where it gives nothing on this page.</summary>
    public static PickProposal? Try(PickPage page, string selector, string part, IReadOnlyList<PickPage> others) =>
        Recipe.IsSelector(selector) ? Proposed(page, part, new Candidate(selector, 0), others) : null;

    private static PickProposal? Proposed(PickPage page, string part, Candidate candidate, IReadOnlyList<PickPage> others) =>
        PickUse.Of(page, part, candidate.Selector) is { } gives
            ? new PickProposal(candidate.Selector, candidate.Cost < Candidate.Generated, gives, 1 + others.Count(o => PickUse.Of(o, part, candidate.Selector) is not null), 1 + others.Count)
            : null;

    // A click lands on a word in a heading, on a paragraph of the body, on the picture in a link.
    private static IEnumerable<IElement> Meant(IElement picked, string part)
    {
        IElement? meant = part switch
        {
            nameof(Recipe.Headline) => picked.Closest(string.Join(',', Headings)),
            nameof(Recipe.Body) => Around(picked).Prepend(picked).FirstOrDefault(e => e.Children.Count(c => c.LocalName is "p" or "h2" or "h3" or "h4" or "section" or "div") >= 2),
            nameof(Recipe.PublishedAt) => picked.Closest("time") ?? picked.QuerySelector("time"),
            nameof(Recipe.Image) => picked.QuerySelector("img,amp-img") ?? picked.Closest("figure,picture")?.QuerySelector("img"),
            nameof(Recipe.Links) => picked.Closest("a[href]") ?? picked.QuerySelector("a[href]"),
            _ => null,
        };
        if (meant is not null)
            yield return meant;
        if (meant != picked && part is not (nameof(Recipe.Links) or nameof(Recipe.Body)))
            yield return picked;
    }

    private static IEnumerable<Candidate> Candidates(IElement meant, string part)
    {
        var named = part == nameof(Recipe.Links) ? LinksAdvising.For(meant) : SelectorCandidates.For(meant).Where(c => part == nameof(Recipe.Body) || meant.LocalName == "p" || !c.Selector.EndsWith(" p", StringComparison.Ordinal));
        // Where nobody named anything, the place has to do.
        return named.Concat(Places.For(meant, isMany: part == nameof(Recipe.Links)));
    }

    private static IEnumerable<IElement> Around(IElement element)
    {
        var steps = 0;
        for (var at = element.ParentElement; at is not null && at.LocalName is not ("body" or "html" or "head") && steps < MostWider; at = at.ParentElement, steps++)
            yield return at;
    }

    private static PickElement Named(PickPage page, IElement element)
    {
        var name = element.ClassList.FirstOrDefault(StableNames.IsStable) is { } stable ? $"{element.LocalName}.{stable}" : element.Id is { } id && StableNames.IsStable(id) ? $"{element.LocalName}#{id}" : element.LocalName;
        return new PickElement(page.NumberOf(element), name, Fold.Line(element.LocalName == "meta" ? element.GetAttribute("content") : element.TextContent, 120));
    }
}
