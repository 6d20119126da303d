namespace Aggregator.Simulator;

/// <summary>A simulated outlet as it now listens: what one enters in a source list to poll it.</summary>
public sealed record SimulatedOutlet
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>With the port that it listens on.</summary>
    public required Uri HomePage { get; init; }

    /// <summary>National, Regional, PublicSector, International or Campaign.</summary>
    public required string Kind { get; init; }

    /// <summary>The publisher family: outlets of one family count once. An outlet of none is its own family.</summary>
    public required string Family { get; init; }

    public required IReadOnlyList<SimulatedSource> Sources { get; init; }
}

/// <summary>One thing of an outlet that can be polled.</summary>
/// <param name="Slug">Unique within the outlet.</param>
/// <param name="Address">With the outlet's port.</param>
/// <param name="Kind">Feed, Sitemap or Listing.</param>
public sealed record SimulatedSource(string Slug, Uri Address, string Kind);
