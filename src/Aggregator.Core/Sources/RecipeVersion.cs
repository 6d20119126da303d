namespace Aggregator.Sources;

/// <summary>A recipe with the time for which it holds: an outlet's pages before and after a redesign are read by different selectors.</summary>
public sealed record RecipeVersion
{
    /// <summary>Told apart from the source's other versions by it.</summary>
    public required string Name { get; init; }

    /// <summary>The first instant at which it holds; null for ever before <see cref="Until"/>.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first instant at which it holds no more; null for no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the person who wrote it wants the next one to know.</summary>
    public string? Note { get; init; }

    public required Recipe Recipe { get; init; }

    public bool HoldsAt(DateTimeOffset instant) => (From is null || instant >= From) && (Until is null || instant < Until);

    /// <summary>Of several versions that hold, the one that began last; null where none does.</summary>
    public static RecipeVersion? At(IReadOnlyList<RecipeVersion> versions, DateTimeOffset instant)
    {
        RecipeVersion? found = null;
        foreach (var version in versions)
        {
            if (version.HoldsAt(instant) && (found is null || (version.From ?? DateTimeOffset.MinValue) >= (found.From ?? DateTimeOffset.MinValue)))
                found = version;
        }

        return found;
    }
}
