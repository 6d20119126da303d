namespace Aggregator.Extracting.Layers;

/// <summary>What one layer says of the page, as written there: nothing is parsed, trusted or cleaned yet.</summary>
internal sealed record Findings(string Layer)
{
    public static Findings Nothing(string layer) => new(layer);

    public string? Headline { get; init; }

    public string? Standfirst { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Published { get; init; }

    public string? Updated { get; init; }

    public string? Canonical { get; init; }

    public string? Image { get; init; }

    public string? Language { get; init; }

    public string? Section { get; init; }

    public string? Licence { get; init; }

    public string? BodyText { get; init; }

    public string? SiteName { get; init; }

    /// <summary>schema.org or Open Graph type.</summary>
    public string? Type { get; init; }

    public bool? IsAccessibleForFree { get; init; }
}
