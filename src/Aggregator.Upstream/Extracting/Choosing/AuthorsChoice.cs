using AngleSharp.Dom;
using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>Who wrote it: names only, from the first layer that has any.</summary>
internal static class AuthorsChoice
{
    private const int MostBylines = 12;
    private const int LongestByline = 160;

    public static Found<IReadOnlyList<string>>? Of(IReadOnlyList<Findings> layers, PageSurvey survey, Uri address)
    {
        var site = SiteNames.Of(layers, address);
        foreach (var layer in layers)
        {
            if (AuthorNames.Of(layer.Authors, site) is { Count: > 0 } names)
                return new Found<IReadOnlyList<string>>(names, layer.Layer);
        }

        return Visible(survey, site) is { Count: > 0 } visible ? new Found<IReadOnlyList<string>>(visible, LayerNames.Scoring) : null;
    }

    private static List<string> Visible(PageSurvey survey, SiteNames site)
    {
        foreach (var element in survey.Bylines.Take(MostBylines))
        {
            var text = Fold.Line(element.TextContent);
            if (text.Length is 0 or > LongestByline)
                continue;
            var links = element.LocalName == "a" ? [text] : element.QuerySelectorAll("a").Select(a => Fold.Line(a.TextContent)).ToList();
            var names = AuthorNames.Of(links.Count > 0 ? links : [text], site).Where(LooksLikeAPerson).ToList();
            if (names.Count > 0)
                return names;
        }

        return [];
    }

    private static bool LooksLikeAPerson(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 5 && words.All(w => char.IsUpper(w[0]) || w.Length <= 3 || w.Contains('\'', StringComparison.Ordinal));
    }
}
