using Aggregator.Extracting.Layers;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>Which selectors of a recipe found something in a page: what dies in a redesign is seen there first.</summary>
internal static class RecipeUse
{
    public static IReadOnlyList<SelectorUse> Of(Recipe recipe, Findings found, PageReading reading)
    {
        var uses = new List<SelectorUse>();
        Add(uses, PageField.Headline, recipe.Headline, IsSaid(found.Headline));
        Add(uses, PageField.Standfirst, recipe.Standfirst, IsSaid(found.Standfirst));
        Add(uses, PageField.Body, recipe.Body, reading.Body?.Layer == LayerNames.Recipe);
        Add(uses, PageField.Byline, recipe.Byline, found.Authors.Any(IsSaid));
        // A date that cannot be read is as good as none.
        Add(uses, PageField.PublishedAt, recipe.PublishedAt, reading.PublishedAt?.Layer == LayerNames.Recipe);
        Add(uses, PageField.Image, recipe.Image, IsSaid(found.Image));
        return uses;
    }

    private static void Add(List<SelectorUse> uses, PageField field, string? selector, bool found)
    {
        if (selector is not null)
            uses.Add(new SelectorUse(field, selector, found));
    }

    private static bool IsSaid(string? text) => !string.IsNullOrWhiteSpace(text);
}
