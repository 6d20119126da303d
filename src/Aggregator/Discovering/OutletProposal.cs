using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Who publishes what was found: an outlet that is known already, or a guess to be looked over by a person.</summary>
public sealed record OutletProposal
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Uri HomePage { get; init; }

    public OutletKind Kind { get; init; } = OutletKind.National;

    public string Country { get; init; } = "GB";

    public string Language { get; init; } = "en-GB";

    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>Whether this outlet is there already; then the rest is as it stands.</summary>
    public bool IsKnown { get; init; }

    /// <summary>What the guesses rest on.</summary>
    public IReadOnlyList<string> Because { get; init; } = [];
}
