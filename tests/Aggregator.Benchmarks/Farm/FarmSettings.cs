using System.Text.Json;

namespace Aggregator.Benchmarks;

/// <summary>The settings of a daemon that polls a farm, faster than one would treat real outlets.</summary>
internal static class FarmSettings
{
    /// <param name="directory">The configuration directory.</param>
    /// <param name="farm">What is polled.</param>
    /// <param name="sources">How many of its feeds.</param>
    /// <param name="interval">Seconds between two polls of one.</param>
    /// <param name="more">Further sections.</param>
    public static void Write(string directory, Farm farm, int sources, double interval, params ReadOnlySpan<(string Section, object Settings)> more)
    {
        var outlets = Enumerable.Range(0, sources).ToDictionary(n => $"gazette-{n}", n => new
        {
            Name = $"Gazette {n}",
            HomePage = farm.Feed(n).GetLeftPart(UriPartial.Authority),
            Sources = new { news = new { Address = farm.Feed(n), IntervalMinutes = interval / 60 } },
        });
        var settings = new Dictionary<string, object>
        {
            ["Sources"] = new { IncludeShipped = false, Outlets = outlets },
            ["Scheduling"] = new { StartSpreadSeconds = 0 },
            ["Fetching"] = new { AllowedNetworks = (string[])["127.0.0.0/8"], HostSpacingMilliseconds = 0, HostInFlight = 8 },
            ["Logging"] = new { LogLevel = new Dictionary<string, string> { ["Default"] = "Warning" } },
        };
        foreach (var (section, value) in more)
            settings[section] = value;
        File.WriteAllText(Path.Combine(directory, "appsettings.json"), JsonSerializer.Serialize(settings));
    }
}
