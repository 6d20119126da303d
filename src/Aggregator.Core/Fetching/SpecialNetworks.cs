using System.Net;

namespace Aggregator.Fetching;

/// <summary>
/// The networks that no publisher serves from: IANA's special-purpose address registries (RFC 6890) and the metadata addresses of cloud providers.
/// For IPv6 the other way round: only global unicast (2000::/3) is reachable, less what is set aside inside it.
/// </summary>
internal static class SpecialNetworks
{
    private static readonly (IPNetwork Network, string What)[] Four =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network (RFC 791)"),
        (IPNetwork.Parse("10.0.0.0/8"), "private (RFC 1918)"),
        (IPNetwork.Parse("100.64.0.0/10"), "carrier-grade NAT (RFC 6598)"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback (RFC 1122)"),
        (IPNetwork.Parse("168.63.129.16/32"), "a cloud provider's metadata address"),
        (IPNetwork.Parse("169.254.0.0/16"), "link-local and cloud metadata (RFC 3927)"),
        (IPNetwork.Parse("172.16.0.0/12"), "private (RFC 1918)"),
        (IPNetwork.Parse("192.0.0.0/24"), "IETF protocol assignments (RFC 6890)"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relay anycast (RFC 7526)"),
        (IPNetwork.Parse("192.168.0.0/16"), "private (RFC 1918)"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmarking (RFC 2544)"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast (RFC 5771)"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved or broadcast (RFC 1112)"),
    ];

    private static readonly (IPNetwork Network, string What)[] Six =
    [
        (IPNetwork.Parse("::/128"), "unspecified (RFC 4291)"),
        (IPNetwork.Parse("::1/128"), "loopback (RFC 4291)"),
        (IPNetwork.Parse("::/96"), "IPv4-compatible (RFC 4291)"),
        (IPNetwork.Parse("::ffff:0:0:0/96"), "IPv4-translated (RFC 2765)"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "local NAT64 (RFC 8215)"),
        (IPNetwork.Parse("100::/64"), "discard-only (RFC 6666)"),
        (IPNetwork.Parse("2001::/32"), "Teredo (RFC 4380)"),
        (IPNetwork.Parse("2001::/23"), "IETF protocol assignments (RFC 2928)"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation (RFC 3849)"),
        (IPNetwork.Parse("3ffe::/16"), "6bone, returned (RFC 3701)"),
        (IPNetwork.Parse("3fff::/20"), "documentation (RFC 9637)"),
        (IPNetwork.Parse("5f00::/16"), "segment routing (RFC 9602)"),
        (IPNetwork.Parse("fc00::/7"), "unique local (RFC 4193)"),
        (IPNetwork.Parse("fe80::/10"), "link-local (RFC 4291)"),
        (IPNetwork.Parse("fec0::/10"), "site-local (RFC 3879)"),
        (IPNetwork.Parse("ff00::/8"), "multicast (RFC 4291)"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>What the address is set aside for; null where it is an ordinary address of the internet.</summary>
    public static string? Of(IPAddress address)
    {
        if (EmbeddedFour.In(address) is var (inner, how))
            return Find(Four, inner) is { } what ? $"{how} of {inner}, {what}" : null;
        if (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            return Find(Four, address);
        return Find(Six, address) ?? (GlobalUnicast.Holds(address) ? EmbeddedFour.Isatap(address) is { } isatap && Find(Four, isatap) is { } inside
            ? $"ISATAP of {isatap}, {inside}" : null : "not global unicast (RFC 4291)");
    }

    private static string? Find((IPNetwork Network, string What)[] networks, IPAddress address)
    {
        foreach (var (network, what) in networks)
        {
            if (network.Holds(address))
                return what;
        }

        return null;
    }
}
