using System.Globalization;
using Aggregator.Simulator;

namespace Aggregator.Operating;

/// <summary>What demo mode sets: the simulated outlets as the source list, loopback allowed, everything quicker than one would treat a real outlet.</summary>
internal static class DemoSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> Overrides(FleetStreet street)
    {
        yield return new("Sources:IncludeShipped", "false");
        yield return new("Fetching:AllowedNetworks:0", "127.0.0.0/8");
        yield return new("Fetching:HostSpacingMilliseconds", "50");
        yield return new("Scheduling:StartSpreadSeconds", "1");
        yield return new("Ingesting:GoneMinutes", "0.1");
        yield return new("Ingesting:NotFoundMinutes", "0.5");
        yield return new("Storing:RevisionMinutes", "0");
        var minutes = 0;
        foreach (var recheck in (double[])[0.1, 0.25, 0.5, 1, 2, 4, 8, 16])
            yield return new($"Ingesting:RecheckMinutes:{minutes++}", recheck.ToString(CultureInfo.InvariantCulture));
        foreach (var setting in street.Outlets.SelectMany(Outlet))
            yield return setting;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Outlet(SimulatedOutlet outlet)
    {
        var path = $"Sources:Outlets:{outlet.Slug}";
        yield return new($"{path}:Name", outlet.Name);
        yield return new($"{path}:HomePage", outlet.HomePage.AbsoluteUri);
        yield return new($"{path}:Kind", outlet.Kind);
        yield return new($"{path}:Family", outlet.Family);
        yield return new($"{path}:Rights:Extent", "Full"); // its text was written for this demonstration
        yield return new($"{path}:Rights:Image", "true");
        foreach (var source in outlet.Sources)
        {
            yield return new($"{path}:Sources:{source.Slug}:Address", source.Address.AbsoluteUri);
            yield return new($"{path}:Sources:{source.Slug}:Kind", source.Kind);
            yield return new($"{path}:Sources:{source.Slug}:IntervalMinutes", "0.08");
        }
    }
}
