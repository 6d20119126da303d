using System.Net;

namespace Aggregator.Fetching;

/// <summary>
/// Whether an address lies in a network, bit by bit. IPNetwork.Contains looks at an IPv4-mapped address as an IPv4 one, even in an IPv6 network:
/// for .NET 10, 2000::/3 contains ::ffff:10.0.0.1.
/// </summary>
internal static class NetworkBits
{
    public static bool Holds(this IPNetwork network, IPAddress address)
    {
        if (network.BaseAddress.AddressFamily != address.AddressFamily)
            return false;
        Span<byte> one = stackalloc byte[16], other = stackalloc byte[16];
        network.BaseAddress.TryWriteBytes(one, out _);
        address.TryWriteBytes(other, out _);
        var (whole, rest) = Math.DivRem(network.PrefixLength, 8);
        return one[..whole].SequenceEqual(other[..whole]) && (rest == 0 || (one[whole] ^ other[whole]) >> (8 - rest) == 0);
    }
}
