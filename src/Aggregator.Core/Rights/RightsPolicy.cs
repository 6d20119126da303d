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

    /// <summary>Words besides the headline, standfirst and key points counted in. Matters for <see cref="RightsExtent.Excerpt"/>, and for a full one that a signal narrows.</summary>
    public int ExcerptWords { get; init; } = 40;

    /// <summary>Whether the report's image may be linked.</summary>
    public bool Image { get; init; }

    /// <summary>Whether an image may stand only where its credit stands beside it; matters where <see cref="Image"/> is true.</summary>
    public bool ImageWithCredit { get; init; }

    /// <summary>Whether the words may be put into other words. Nothing here does so by itself; whoever adds it has to ask.</summary>
    public bool Rewriting { get; init; }

    /// <summary>Where the outlet's terms of use stand.</summary>
    public Uri? Terms { get; init; }

    /// <summary>A licence's name or address where the outlet states one.</summary>
    public string? Licence { get; init; }

    /// <summary>The credit line that the outlet asks for; null means its name.</summary>
    public string? Credit { get; init; }

    /// <summary>Both at once: the stricter of each; the first's credit and terms where it has them. For a report that several sources tell.</summary>
    public RightsPolicy And(RightsPolicy other) => this == other ? this : new()
    {
        Extent = Extent < other.Extent ? Extent : other.Extent,
        ExcerptWords = (Extent, other.Extent) switch
        {
            (RightsExtent.Excerpt, RightsExtent.Full) => ExcerptWords,
            (RightsExtent.Full, RightsExtent.Excerpt) => other.ExcerptWords,
            _ => Math.Min(ExcerptWords, other.ExcerptWords),
        },
        Image = Image && other.Image,
        ImageWithCredit = ImageWithCredit || other.ImageWithCredit,
        Rewriting = Rewriting && other.Rewriting,
        Terms = Terms ?? other.Terms,
        Licence = Licence == other.Licence ? Licence : null,
        Credit = Credit ?? other.Credit,
    };
}
