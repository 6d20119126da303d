using Aggregator.Extracting.Layers;
using Aggregator.Extracting.Scoring;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>The body by the source's own selector; what the recipe removes is left out.</summary>
internal static class RecipeBody
{
    /// <summary>Null where the recipe names no body or its selector finds none: the scoring then serves.</summary>
    public static Found<IReadOnlyList<Block>>? Of(IDocument document, Recipe recipe)
    {
        if (recipe.Body is null)
            return null;
        var containers = Outermost(Selector.All(document, recipe.Body));
        Remove(document, recipe);
        var blocks = Blocks(containers);
        return blocks.Count == 0 ? null : new Found<IReadOnlyList<Block>>(blocks, LayerNames.Recipe);
    }

    /// <summary>Takes out what the recipe says is no part of the report.</summary>
    public static void Remove(IDocument document, Recipe recipe)
    {
        foreach (var removed in Selector.All(document, recipe.Remove))
            removed.Remove();
    }

    /// <summary>What a selector for the body finds.</summary>
    public static IReadOnlyList<Block> In(IDocument document, string selector) => Blocks(Outermost(Selector.All(document, selector)));

    private static List<Block> Blocks(List<IElement> containers) => containers.SelectMany(c => PageWalk.BlocksIn(c)).Select(b => new Block(BodyChoice.KindOf(b), b.Text)).ToList();

    private static List<IElement> Outermost(IReadOnlyList<IElement> elements) =>
        elements.Where(e => !elements.Any(other => other != e && other.IsAncestorOf(e))).ToList();
}
