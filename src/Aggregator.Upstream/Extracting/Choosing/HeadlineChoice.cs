using Aggregator.Extracting.Layers;
using Aggregator.Extracting.Scoring;
using Aggregator.Normalising;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Choosing;

/// <summary>The headline as readers see it: the visible one where the layers agree with it, never with the site's name on it.</summary>
internal static class HeadlineChoice
{
    private const double Agreement = 0.6;

    public static Found<string>? Of(IReadOnlyList<Findings> layers, PageSurvey survey, Uri address)
    {
        var recipe = layers.First(l => l.Layer == LayerNames.Recipe);
        if (Fold.Line(recipe.Headline) is { Length: > 0 } own)
            return new Found<string>(own, LayerNames.Recipe);

        var site = SiteNames.Of(layers, address);
        var told = layers.Where(l => l.Headline is not null)
            .Select(l => (Text: site.Strip(Fold.Line(l.Headline)), l.Layer))
            .Where(t => t.Text.Length > 0 && !site.IsName(t.Text))
            .ToList();
        if (site.Strip(Fold.Line(survey.Title)) is { Length: > 0 } title && !site.IsName(title))
            told.Add((title, LayerNames.Meta));
        var visible = survey.TopHeadings.Where(h => !IsInNavigation(h)).Select(h => Fold.Line(h.TextContent)).Where(h => h.Length > 0 && !site.IsName(h)).ToList();
        if (Best(visible, told) is { } heading)
            return new Found<string>(heading, LayerNames.Scoring);
        if (told.Count > 0)
            return new Found<string>(told[0].Text, told[0].Layer);
        return visible.Count > 0 ? new Found<string>(visible[0], LayerNames.Scoring) : null;
    }

    // Some sites end their breadcrumbs with an h1 that shortens the headline.
    private static bool IsInNavigation(IElement heading)
    {
        var steps = 0;
        for (IElement? at = heading; at is not null && steps++ < 7; at = at.ParentElement)
        {
            if (at.LocalName is "nav" || (ClassWords.In(at.GetAttribute("class")) & ClassWord.Navigation) != 0 && at.LocalName is not ("body" or "main" or "article"))
                return true;
        }

        return false;
    }

    private static string? Best(List<string> visible, List<(string Text, string Layer)> told)
    {
        string? best = null;
        var bestScore = Agreement;
        foreach (var heading in visible)
        {
            var score = told.Count == 0 ? 0 : told.Max(t => Likeness(heading, t.Text));
            if (score > bestScore)
                (best, bestScore) = (heading, score);
        }

        return best;
    }

    /// <summary>F1 over words.</summary>
    public static double Likeness(string one, string other)
    {
        var a = Words.Fold(one).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var b = Words.Fold(other).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (a.Length == 0 || b.Length == 0)
            return 0;
        var left = b.ToList();
        var shared = a.Count(left.Remove);
        return 2.0 * shared / (a.Length + b.Length);
    }
}
