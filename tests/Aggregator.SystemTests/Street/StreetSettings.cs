using Aggregator.Simulator;

namespace Aggregator.SystemTests.Street;

/// <summary>The settings with which a daemon polls a simulated Fleet Street, faster than one would treat real outlets.</summary>
internal static class StreetSettings
{
    public static object Of(FleetStreet street, double intervalSeconds = 3) => new
    {
        Sources = new
        {
            IncludeShipped = false,
            Outlets = street.Outlets.ToDictionary(o => o.Slug, o => new
            {
                o.Name,
                o.HomePage,
                o.Kind,
                o.Family,
                Rights = new { Extent = "Full", Image = true },
                Sources = o.Sources.ToDictionary(s => s.Slug, s => new { s.Address, s.Kind, IntervalMinutes = intervalSeconds / 60 }),
            }),
        },
        Scheduling = new { StartSpreadSeconds = 0 },
        Fetching = Fast,
        Ingesting = new { RecheckMinutes = (double[])[0.1, 0.5, 1, 2, 5], GoneMinutes = 0.1, NotFoundMinutes = 0.5 },
    };

    /// <summary>Loopback allowed, no politeness towards ourselves.</summary>
    public static object Fast { get; } = new { AllowedNetworks = (string[])["127.0.0.0/8"], HostSpacingMilliseconds = 0, HostInFlight = 8 };
}
