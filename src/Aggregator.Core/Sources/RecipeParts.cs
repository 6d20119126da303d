namespace Aggregator.Sources;

/// <summary>A recipe's selectors by their names in the configuration.</summary>
public static class RecipeParts
{
    public static IReadOnlyList<string> Names { get; } = [nameof(Recipe.Headline), nameof(Recipe.Standfirst), nameof(Recipe.Body), nameof(Recipe.Byline), nameof(Recipe.PublishedAt), nameof(Recipe.Image), nameof(Recipe.Remove), nameof(Recipe.Links)];

    /// <summary>The selector of one part; null where the recipe has none for it.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public static string? Part(this Recipe recipe, string name) => name.ToUpperInvariant() switch
    {
        "HEADLINE" => recipe.Headline,
        "STANDFIRST" => recipe.Standfirst,
        "BODY" => recipe.Body,
        "BYLINE" => recipe.Byline,
        "PUBLISHEDAT" => recipe.PublishedAt,
        "IMAGE" => recipe.Image,
        "REMOVE" => recipe.Remove,
        "LINKS" => recipe.Links,
        _ => throw new ArgumentException($"a recipe has no {name}; it has {string.Join(", ", Names)}", nameof(name)),
    };

    /// <summary>The recipe with one selector replaced; null takes it out.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public static Recipe With(this Recipe recipe, string name, string? selector) => name.ToUpperInvariant() switch
    {
        "HEADLINE" => recipe with { Headline = selector },
        "STANDFIRST" => recipe with { Standfirst = selector },
        "BODY" => recipe with { Body = selector },
        "BYLINE" => recipe with { Byline = selector },
        "PUBLISHEDAT" => recipe with { PublishedAt = selector },
        "IMAGE" => recipe with { Image = selector },
        "REMOVE" => recipe with { Remove = selector },
        "LINKS" => recipe with { Links = selector },
        _ => throw new ArgumentException($"a recipe has no {name}; it has {string.Join(", ", Names)}", nameof(name)),
    };
}
