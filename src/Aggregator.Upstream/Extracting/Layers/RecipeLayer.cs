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
            Published = Selector.First(document, recipe.PublishedAt) is { } date ? date.GetAttribute("datetime") ?? date.GetAttribute("content") ?? date.TextContent : null,
        };
    }
}
