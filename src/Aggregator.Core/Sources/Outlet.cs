using Aggregator.Rights;

namespace Aggregator.Sources;

/// <summary>What kind of publisher an outlet is.</summary>
public enum OutletKind
{
    National,
    Regional,
    PublicSector,
    International,
    Campaign,
}

/// <summary>A publisher, with what holds for all of its sources.</summary>
public sealed record Outlet
{
    public required OutletId Id { get; init; }

    public required string Name { get; init; }

    public required Uri HomePage { get; init; }

    /// <summary>Other domains that its reports stand under (<c>bbc.com</c> beside bbc.co.uk).</summary>
    public IReadOnlyList<string> Hosts { get; init => field = value ?? []; } = []; // absent from what was stored before there were any

    public OutletKind Kind { get; init; } = OutletKind.National;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "GB";

    /// <summary>BCP 47; what its reports are written in where they do not say so themselves.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>IANA name; read into dates that give no zone.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>Outlets under one owner, or running one agency's copy, count once.</summary>
    public string? Family { get; init; }

    public RightsPolicy Rights { get; init; } = RightsPolicy.Default;

    public IReadOnlyList<Source> Sources { get; init; } = [];
}
