namespace Aggregator.Sources;

/// <summary>What a selector may not hold, because applying it to a hostile page would cost too much. The same for saving a recipe as for using it.</summary>
public static class SelectorRules
{
    public const int MostCharacters = 500;
    private const int MostSiblingSteps = 8;

    /// <summary>Null where the selector is cheap enough; else what is wrong with it.</summary>
    public static string? Complaint(string selector)
    {
        if (selector.Length > MostCharacters)
            return $"a selector has at most {MostCharacters} characters";
        // :has() and sibling chains look through whole subtrees for every element, which no recipe for news needs.
        if (selector.Contains(":has(", StringComparison.OrdinalIgnoreCase))
            return ":has() is not applied";
        return selector.Count(c => c is '~' or '+') > MostSiblingSteps ? $"a selector has at most {MostSiblingSteps} sibling steps" : null;
    }
}
