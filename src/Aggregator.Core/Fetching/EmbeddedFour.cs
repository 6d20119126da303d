using System.Net;
using System.Net.Sockets;

namespace Aggregator.Fetching;

/// <summary>Finds the IPv4 address that an IPv6 address leads to.</summary>
internal static class EmbeddedFour
{
    private static readonly IPNetwork Mapped = IPNetwork.Parse("::ffff:0:0/96");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>The IPv4 address and how it is embedded; null where there is none.</summary>
    public static (IPAddress Inner, string How)? In(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        if (Mapped.Holds(address))
            return (At(address, 12), "IPv4-mapped address (RFC 4291)");
        if (Nat64.Holds(address))
            return (At(address, 12), "NAT64 address (RFC 6052)");
        return SixToFour.Holds(address) ? (At(address, 2), "6to4 address (RFC 3056)") : null;
    }

    /// <summary>The IPv4 address in an ISATAP interface identifier (RFC 5214 §6.1).</summary>
    public static IPAddress? Isatap(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out var length) && length == 16 && bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe
            ? new IPAddress(bytes[12..])
            : null;
    }

    private static IPAddress At(IPAddress address, int start)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return new IPAddress(bytes.Slice(start, 4));
    }
}
