using System.Net;
using System.Text;

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
}
