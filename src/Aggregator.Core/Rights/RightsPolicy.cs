namespace Aggregator.Rights;

/// <summary>How much of a report's words may be surfaced, from least to most.</summary>
public enum RightsExtent
{
    Headline,
    Excerpt,
    Full,
}

/// <summary>What may be surfaced of an outlet's reports. The default is the careful one: headline, 40 words, link, no image.</summary>
public sealed record RightsPolicy
{
    public static RightsPolicy Default { get; } = new();

    public RightsExtent Extent { get; init; } = RightsExtent.Excerpt;

    /// <summary>Words besides the headline, standfirst and key points counted in. Matters for <see cref="RightsExtent.Excerpt"/> only.</summary>
    public int ExcerptWords { get; init; } = 40;

    /// <summary>Whether the report's image may be linked.</summary>
    public bool Image { get; init; }

    /// <summary>A licence's name or address where the outlet states one.</summary>
    public string? Licence { get; init; }

    /// <summary>The credit line that the outlet asks for; null means its name.</summary>
    public string? Credit { get; init; }
}
