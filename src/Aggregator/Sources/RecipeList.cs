namespace Aggregator.Sources;

/// <summary>The recipes that a source declares: one that always holds (<c>Recipe</c>), and versions with dates (<c>Recipes</c>), read strictly.</summary>
internal static class RecipeList
{
    public static Recipe ReadOne(ConfiguredSection section)
    {
        var recipe = Selectors(section);
        section.RefuseUnknown();
        return recipe;
    }

    public static IReadOnlyList<RecipeVersion> ReadVersions(ConfiguredSection source)
    {
        var versions = source.Children("Recipes").Select(ReadVersion).OrderBy(v => v.From ?? DateTimeOffset.MinValue).ThenBy(v => v.Name, StringComparer.Ordinal).ToList();
        foreach (var twice in versions.GroupBy(v => v.From).Where(g => g.Count() > 1))
            source.Wrong("Recipes", string.Join(", ", twice.Select(v => v.Name)), "versions that begin at different instants, so that one can be told to be the later");
        return versions;
    }

    private static RecipeVersion ReadVersion(ConfiguredSection section)
    {
        var version = new RecipeVersion
        {
            Name = section.Key,
            From = section.Instant("From"),
            Until = section.Instant("Until"),
            Note = section.Text("Note"),
            Recipe = Selectors(section),
        };
        section.RefuseUnknown();
        if (version.From >= version.Until)
            section.Wrong("Until", section.Text("Until"), "later than From");
        if (version.Recipe == Recipe.None)
            section.Wrong(null, section.Key, "a recipe with at least one selector");
        return version;
    }

    private static Recipe Selectors(ConfiguredSection section) => new()
    {
        Headline = Selector(section, "Headline"),
        Standfirst = Selector(section, "Standfirst"),
        Body = Selector(section, "Body"),
        Byline = Selector(section, "Byline"),
        PublishedAt = Selector(section, "PublishedAt"),
        Image = Selector(section, "Image"),
        Remove = Selector(section, "Remove"),
        Links = Selector(section, "Links"),
    };

    private static string? Selector(ConfiguredSection section, string key)
    {
        var selector = section.Text(key);
        if (selector is null)
            return null;
        if (SelectorRules.Complaint(selector) is { } complaint)
            section.Wrong(key, selector, $"a CSS selector that is cheap to apply: {complaint}");
        else if (!Recipe.IsSelector(selector))
            section.Wrong(key, selector, "a CSS selector");
        return selector;
    }
}
