using Aggregator.Extracting.Drifting;

namespace Aggregator.Extracting.Advising;

/// <summary>Finds a selector for a field by looking where, on pages of the present make, that stands which the other layers say.</summary>
public static class RecipeAdvice
{
    /// <summary>Of the pages on which there is something to be found, a selector has to find it on so many.</summary>
    private const double Enough = 0.8;
    private const int MostPages = 8;

    /// <param name="field">What the selector is for.</param>
    /// <param name="pages">Pages of the present make only: what the old one looked like does not matter any more.</param>
    /// <returns>Null where nothing is found often enough.</returns>
    public static SelectorSuggestion? For(PageField field, IEnumerable<Page> pages)
    {
        var read = pages.Take(MostPages).Select(AdvicePage.Of).OfType<AdvicePage>().Where(p => p.Has(field)).ToList();
        var candidates = read.SelectMany(p => Fitting(p, field)).GroupBy(c => c.Selector).Select(g => g.First()).OrderBy(c => c.Cost).ThenBy(c => c.Selector.Length);
        SelectorSuggestion? best = null;
        foreach (var candidate in candidates)
        {
            var hits = read.Count(p => p.Fits(field, candidate.Selector));
            if (hits >= Enough * read.Count && (best is null || hits > best.Hits))
                best = new SelectorSuggestion(candidate.Selector, hits, read.Count, candidate.Cost < Candidate.Generated);
            if (hits == read.Count)
                break;
        }

        return best;
    }

    private static IEnumerable<Candidate> Fitting(AdvicePage page, PageField field) =>
        page.Holders(field).SelectMany(SelectorCandidates.For).DistinctBy(c => c.Selector).Where(c => page.Fits(field, c.Selector));
}
