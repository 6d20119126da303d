namespace Aggregator.Benchmarks.Politeness;

/// <summary>Hosts with nothing but news, or none.</summary>
internal static class CalmSites
{
    public const string OddTag = "W/\"odd; tag='x', \\y\"==";
    public const string OddDate = "Sunday, 22-Nov-26 9:5:00 GMT+0000";

    /// <summary>When the first of the outlets at the shared host posts many reports, in hours after the start.</summary>
    public const double Flood = 9;

    // Twenty at once: as many as its feed shows.
    private static readonly double[] Many = [-5, -3, -1, .. Enumerable.Range(0, 20).Select(static n => Flood + (n / 1000.0))];

    public static IEnumerable<Site> Of(DateTimeOffset start) =>
    [
        new("quiet", start),
        new("odd", start) { Tag = static _ => OddTag, LastModified = OddDate },
        new("busy", start) { Posts = [-5, -3, -1, .. Enumerable.Range(1, 28).Select(static h => h - 0.5)] },
        new("norobots", start) { Robots = null },
        new("shared", start)
        {
            Takes = TimeSpan.FromSeconds(4),
            Page = static n => $"/shared/report-{n}.html",
            Posts = [-5, -3, -1, 6, 12, 18],
            PostsOf = static path => path == "/feed-0" ? Many : null,
        },
        new("platform", start) { Special = v => v.Path == "/feed-0" && TroubledSites.InTrouble(v, start) ? Reply.Throttled(429, Scenes.RetrySeconds) : null },
    ];
}
