using Aggregator.Sources;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>When what happens on the simulated day (hours after its start), and whose outlets are at which host.</summary>
internal static class Scenes
{
    public const double Hours = 30;
    public const double StopAt = 13;
    public const double RestartAt = 13 + (50 / 60.0);

    /// <summary>Between which no request arrives anywhere.</summary>
    public const double OutageFrom = 20;
    public const double OutageUntil = 21;

    /// <summary>Between which hosts ask for patience.</summary>
    public const double TroubleFrom = 4;
    public const double TroubleUntil = 8;

    /// <summary>Between which a host asks for patience across the stop.</summary>
    public const double PatientFrom = 11.5;
    public const double PatientUntil = 16.5;

    public const int RetrySeconds = 7200;
    public const int PageRetrySeconds = 3600;
    public const int RobotsRetrySeconds = 5400;
    public const int CrawlDelay = 10;

    public const string Credential = "Bearer of-the-member";
    public const string Key = "key-of-the-member";

    /// <summary>Outlets with feeds at the host "shared"; the first of them posts a great deal at once.</summary>
    public const int SharedOutlets = 5;

    /// <summary>Outlets with feeds at the host "platform"; the first of them is asked for patience.</summary>
    public const int PlatformOutlets = 3;

    private static readonly string[] Alone =
    [
        "quiet", "odd", "busy", "norobots", "ttl", "syndication", "skiphours", "skipdays", "fresh", "private", "slow", "moved", "away", "throttled", "unavailable", "robots5xx", "robots503",
        "robots429", "failing", "recovering", "gone", "missing", "loop", "challenged", "patient", "pages429", "pages500",
    ];

    public static IEnumerable<Site> Sites(SimulatedHosts hosts, DateTimeOffset start) =>
        [.. CalmSites.Of(start), .. AskingSites.Of(start), .. MovingSites.Of(hosts, start), .. TroubledSites.Of(start)];

    public static IReadOnlyList<Outlet> Outlets(SimulatedHosts hosts) =>
    [
        .. Alone.Select(n => Outlet(hosts, n, n, "/feed")),
        .. Enumerable.Range(0, SharedOutlets).Select(n => Outlet(hosts, $"shared-{n}", "shared", $"/feed-{n}")),
        .. Enumerable.Range(0, PlatformOutlets).Select(n => Outlet(hosts, $"platform-{n}", "platform", $"/feed-{n}")),
        Outlet(hosts, "member", "member", "/feed", new SourceAccess { Home = hosts.At("member", "/feed"), Authorization = new(Credential), Headers = [new("X-Member-Key", new(Key))] }),
    ];

    private static Outlet Outlet(SimulatedHosts hosts, string id, string host, string path, SourceAccess? access = null) => new()
    {
        Id = new(id),
        Name = id,
        HomePage = hosts.At(host, "/"),
        Sources = [new Source { Id = new($"{id}/news"), Outlet = new(id), Address = hosts.At(host, path), Pages = PageUse.Always, Access = access ?? SourceAccess.None }],
    };
}
