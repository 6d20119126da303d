using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>Whether the page behind an entry has to be fetched.</summary>
public static class PageNeed
{
    // A teaser seldom has so many words; a report seldom fewer.
    private const int FullTextWords = 120;

    public static bool IsNeeded(Source source, Told told)
    {
        if (source.Pages == PageUse.Never || told.Entry.Link is null)
            return false;
        if (source.Pages == PageUse.Always || source.Kind != SourceKind.Feed)
            return true;
        return Words.Count(told.Content) < FullTextWords || IsCut(told.Content[^1].Text);
    }

    private static bool IsCut(string last) =>
        last.EndsWith('…') || last.EndsWith("...", StringComparison.Ordinal) || last.EndsWith("[…]", StringComparison.Ordinal)
        || last.EndsWith("[...]", StringComparison.Ordinal) || last.EndsWith("Read more", StringComparison.OrdinalIgnoreCase)
        || last.EndsWith("Continue reading", StringComparison.OrdinalIgnoreCase);
}
