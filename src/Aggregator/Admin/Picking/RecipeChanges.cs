using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Discovering;
using Aggregator.Sources;

namespace Aggregator.Admin.Picking;

/// <summary>
/// Puts a selector into a source's definition. A source that has a recipe gets a version that holds from an instant on, so that pages from before are still read as they
/// were; one that has none gets its first. Pure.
/// </summary>
internal static class RecipeChanges
{
    // Headline, then body, then byline: what is picked in one sitting is one version.
    private static readonly TimeSpan Sitting = TimeSpan.FromHours(1);

    /// <param name="definition">As it is kept; not changed.</param>
    /// <param name="source">The same, read.</param>
    /// <param name="part">The recipe's part.</param>
    /// <param name="selector">What stands in it from then on.</param>
    /// <param name="from">From when on, where a version is needed.</param>
    /// <param name="now">The time.</param>
    public static JsonObject With(JsonObject definition, Source source, string part, string selector, DateTimeOffset from, DateTimeOffset now)
    {
        var changed = definition.DeepClone().AsObject();
        if (source.Recipes.Count == 0 && source.Recipe == Recipe.None)
        {
            DefinitionJson.Set(Group(changed, nameof(Source.Recipe)), part, selector);
            return changed;
        }

        var versions = Group(changed, nameof(Source.Recipes));
        var present = RecipeVersion.At(source.Recipes, now);
        if (present is { Until: null, From: { } began } && (now - began < Sitting || began == from) && DefinitionJson.TryFind(versions, present.Name, out var key))
        {
            DefinitionJson.Set(versions[key]!.AsObject(), part, selector);
            return changed;
        }

        var name = Slugs.Free(from.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), versions.Select(v => v.Key));
        versions[name] = Version(source.RecipeAt(now).With(part, selector), from);
        return changed;
    }

    private static JsonObject Version(Recipe recipe, DateTimeOffset from)
    {
        var version = new JsonObject { [nameof(RecipeVersion.From)] = from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        foreach (var name in RecipeParts.Names)
        {
            if (recipe.Part(name) is { } selector)
                version[name] = selector;
        }

        return version;
    }

    private static JsonObject Group(JsonObject definition, string name)
    {
        if (DefinitionJson.TryFind(definition, name, out var key) && definition[key] is JsonObject group)
            return group;
        var made = new JsonObject();
        DefinitionJson.Set(definition, name, made);
        return made;
    }
}
