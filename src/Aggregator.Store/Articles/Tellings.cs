using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What a further telling adds to a stored article besides words: who tells it, where it is filed, what the publisher reserves. Pure.</summary>
internal static class Tellings
{
    private const int MostSources = 60;
    private const int MostSections = 24;

    /// <summary>The article with the draft's facts and its own words.</summary>
    /// <param name="stored">As it is kept.</param>
    /// <param name="draft">As it was told now.</param>
    /// <param name="fromOwnPage">The draft comes from the page that the words rest on: what it says of rights stands in place of what was said before, be it more or less.</param>
    public static Article Together(Article stored, Article draft, bool fromOwnPage) => stored with
    {
        Sources = SourcesOf(stored, draft),
        Sections = SectionsOf(stored, draft),
        Signals = fromOwnPage ? draft.Signals : stored.Signals.And(draft.Signals),
        Attribution = stored.Attribution with { Licence = fromOwnPage ? draft.Attribution.Licence : stored.Attribution.Licence ?? draft.Attribution.Licence },
    };

    // Articles that were stored before sources were kept have their first teller.
    public static IReadOnlyList<SourceId> SourcesOf(Article stored, Article draft)
    {
        var before = stored.Sources.Count == 0 ? [stored.Source] : stored.Sources;
        return before.Contains(draft.Source) || before.Count >= MostSources ? before : [.. before, draft.Source];
    }

    public static IReadOnlyList<string> SectionsOf(Article stored, Article draft)
    {
        var more = draft.Sections.Except(stored.Sections, StringComparer.OrdinalIgnoreCase).ToList();
        return more.Count == 0 ? stored.Sections : [.. stored.Sections.Concat(more).Take(MostSections)];
    }
}
