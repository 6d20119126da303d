using System.Net;
using System.Text;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>The HTTP stack's settings: everything that it would do behind our back is off.</summary>
internal static class Handlers
{
    public static SocketsHttpHandler Create(FetchingOptions options, GuardedConnector connector) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        ConnectTimeout = TimeSpan.FromSeconds(options.ConnectTimeoutSeconds * 2), // with TLS; the connector keeps its own
        UseProxy = false, // a proxy from the environment would connect where nobody checked
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null, // trace identifiers are nobody else's business
        MaxConnectionsPerServer = options.HostInFlight,
        MaxResponseHeadersLength = options.MaxHeaderKilobytes,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // names move
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1, // a validator goes back as it came
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
    };

    /// <summary>Sends everything through a proxy.</summary>
    public static void Through(SocketsHttpHandler handler, ProxyAddress proxy)
    {
        handler.UseProxy = true;
        handler.Proxy = new WebProxy(proxy.Address) { Credentials = proxy.User is null ? null : new NetworkCredential(proxy.User, proxy.Password?.Reveal()) };
        handler.MaxConnectionsPerServer = int.MaxValue; // hosts behind one proxy must not wait for each other; each has its budget
    }
}
