using Aggregator.Sources;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Aggregator.Extracting.Layers;

/// <summary>What the source's own selectors find.</summary>
internal static class RecipeLayer
{
    public static Findings Read(IDocument document, Recipe recipe)
    {
        if (recipe == Recipe.None)
            return Findings.Nothing(LayerNames.Recipe);
        return new Findings(LayerNames.Recipe)
        {
            Headline = Selector.First(document, recipe.Headline)?.TextContent,
            Standfirst = Selector.First(document, recipe.Standfirst)?.TextContent,
            Authors = Selector.All(document, recipe.Byline).Take(10).Select(e => e is IHtmlMetaElement meta ? meta.Content ?? "" : e.TextContent).ToList(),
            Image = Selector.First(document, recipe.Image) is { } image ? PictureOf(image) : null,
            Published = Selector.First(document, recipe.PublishedAt) is { } date ? DateOf(date) : null,
        };
    }

    /// <summary>As written for machines where it is, else as shown.</summary>
    public static string DateOf(IElement element) => element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent;

    // A meta element, a link around the picture, a lazily loaded picture, or the element that holds one.
    public static string? PictureOf(IElement element) =>
        element.GetAttribute("content") ?? element.GetAttribute("data-src") ?? element.GetAttribute("src") ?? element.GetAttribute("href")
        ?? (element.QuerySelector("img") is { } inner ? inner.GetAttribute("data-src") ?? inner.GetAttribute("src") : null);
}
