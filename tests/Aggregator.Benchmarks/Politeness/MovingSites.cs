namespace Aggregator.Benchmarks.Politeness;

/// <summary>Hosts that send their reader elsewhere.</summary>
internal static class MovingSites
{
    public static IEnumerable<Site> Of(SimulatedHosts hosts, DateTimeOffset start) =>
    [
        new("moved", start) { Special = v => v.IsFeed ? To(301, hosts.At("movedto", "/feed")) : null },
        new("movedto", start),
        new("away", start) { Special = v => v.IsFeed ? To(302, hosts.At("awayto", "/feed")) : null },
        new("awayto", start),
        new("member", start) { Special = v => v.IsFeed ? To(302, hosts.At("memberto", "/feed")) : null },
        new("memberto", start),
        new("loop", start) { Special = v => v.IsFeed ? To(302, hosts.At("loop", v.Path == "/feed" ? "/feed?again" : "/feed")) : null },
    ];

    private static Reply To(int status, Uri address) => new Reply(status).With("Location", address.AbsoluteUri);
}
