using System.Globalization;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>Hosts that refuse, fail, or are not there.</summary>
internal static class TroubledSites
{
    private const string ChallengePage = "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script></body></html>";

    // Their pages are looked at again while the host asks for patience.
    private static readonly double[] BeforePatience = [-3, 6.8, 7.4, 8, 8.6, 9.2, 9.8];

    public static IEnumerable<Site> Of(DateTimeOffset start) =>
    [
        new("throttled", start) { Special = v => v.IsFeed && InTrouble(v, start) ? Reply.Throttled(429, Scenes.RetrySeconds) : null },
        new("unavailable", start) { Special = v => v.IsFeed && InTrouble(v, start) ? Until(503, start.AddHours(Scenes.TroubleUntil)) : null },
        new("patient", start) { Posts = BeforePatience, Special = v => v.IsFeed && Between(v, start, Scenes.PatientFrom, Scenes.PatientUntil) ? Until(429, start.AddHours(Scenes.PatientUntil)) : null },
        new("pages429", start) { Posts = [-3, 4.5, 5], Special = v => v.IsPage && InTrouble(v, start) ? Reply.Throttled(429, Scenes.PageRetrySeconds) : null },
        new("robots503", start) { Special = v => v.IsRobots && v.At < start.AddHours(Scenes.TroubleUntil) ? Reply.Throttled(503, Scenes.RobotsRetrySeconds) : null },
        new("robots429", start) { Special = v => v.IsRobots && v.At < start.AddHours(Scenes.TroubleUntil) ? Until(429, start.AddHours(Scenes.TroubleUntil)) : null },
        new("robots5xx", start) { Special = v => v.IsRobots && v.At < start.AddHours(Scenes.TroubleUntil) ? new Reply(500) : null },
        new("failing", start) { Special = static v => v.IsFeed ? new Reply(500) : null },
        new("pages500", start) { Special = static v => v.IsPage ? new Reply(500) : null },
        new("recovering", start) { Special = v => v.IsFeed && v.At < start.AddHours(Scenes.TroubleUntil) ? new Reply(502) : null },
        new("gone", start) { Special = static v => v.IsFeed ? new Reply(410) : null },
        new("missing", start) { Special = static v => v.IsFeed ? new Reply(404) : null },
        new("challenged", start) { Special = v => v.IsFeed && InTrouble(v, start) ? new Reply(v.At.Hour % 2 == 0 ? 200 : 403, "text/html", ChallengePage) : null },
    ];

    public static bool InTrouble(Visit visit, DateTimeOffset start) => Between(visit, start, Scenes.TroubleFrom, Scenes.TroubleUntil);

    private static bool Between(Visit visit, DateTimeOffset start, double from, double until) => visit.At >= start.AddHours(from) && visit.At < start.AddHours(until);

    private static Reply Until(int status, DateTimeOffset at) => new Reply(status).With("Retry-After", at.ToString("R", CultureInfo.InvariantCulture));
}
