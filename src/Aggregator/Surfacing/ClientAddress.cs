using System.Net;
using System.Net.Sockets;

namespace Aggregator.Surfacing;

/// <summary>Who asks, for limits per client: the peer, or whom a proxy on this machine speaks for.</summary>
internal static class ClientAddress
{
    public static IPAddress Of(HttpContext context)
    {
        var peer = context.Connection.RemoteIpAddress ?? IPAddress.None;
        peer = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        // Only the last entry was written by our own proxy; those before it are the client's word.
        if (IPAddress.IsLoopback(peer) && context.Request.Headers["X-Forwarded-For"] is { Count: > 0 } forwarded
            && IPAddress.TryParse(forwarded[^1].AsSpan()[((forwarded[^1]?.LastIndexOf(',') ?? -1) + 1)..].Trim(), out var client))
        {
            peer = client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client;
        }

        return Network(peer);
    }

    // An IPv6 host has a network of 64 bits to itself and can change its address within it at will (RFC 8981).
    public static IPAddress Network(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return IPAddress.IsLoopback(address) ? address : new IPAddress(bytes);
    }
}
