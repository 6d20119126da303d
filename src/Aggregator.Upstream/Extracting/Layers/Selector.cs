using Aggregator.Sources;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Layers;

/// <summary>Applies an admin's CSS selectors within bounds: their length and the work they cause are limited.</summary>
internal static class Selector
{
    private const int MostElements = 100_000;
    private const int MostMatches = 500;

    public static IElement? First(IParentNode within, string? selector) => All(within, selector) is [var first, ..] ? first : null;

    /// <summary>In document order; empty where the selector is missing, too long or not valid.</summary>
    public static IReadOnlyList<IElement> All(IParentNode within, string? selector)
    {
        if (string.IsNullOrWhiteSpace(selector) || Parse(selector) is not { } parsed)
            return [];
        var matches = new List<IElement>();
        var seen = 0;
        foreach (var element in ((INode)within).Descendants<IElement>())
        {
            if (++seen > MostElements || matches.Count >= MostMatches)
                break;
            if (parsed.Match(element, null))
                matches.Add(element);
        }

        return matches;
    }

    private static ISelector? Parse(string selector) => SelectorRules.Complaint(selector) is null ? new CssSelectorParser().ParseSelector(selector) : null;
}
