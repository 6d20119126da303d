using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aggregator.Surfacing;

/// <summary>How much of the server a client can hold: none of ours sends long headers or bodies, and none needs long to send them.</summary>
internal static class ServerLimits
{
    public static void Set(KestrelServerOptions server)
    {
        var limits = server.Limits;
        limits.MaxConcurrentConnections = 20_000;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestBodySize = 64 * 1024;
        // Whoever dribbles a header keeps a connection for so long and no longer.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        // Cuts a client that does not take what it asked for, streams included.
        limits.MinResponseDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10));
    }
}
