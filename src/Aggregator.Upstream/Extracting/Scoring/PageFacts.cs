namespace Aggregator.Extracting.Scoring;

/// <summary>What the layers say of the text, for comparing blocks with it.</summary>
internal sealed record PageFacts
{
    public required string Headline { get; init; }

    public required string Description { get; init; }

    /// <summary>JSON-LD articleBody; often cut, sometimes another report's.</summary>
    public required string StatedBody { get; init; }

    public required string Type { get; init; }
}
