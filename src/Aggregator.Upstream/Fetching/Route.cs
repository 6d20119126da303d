using System.Net;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>One way to the network: directly or through a proxy, to certain ports. Connections and what is known of hosts are not shared with other ways.</summary>
internal sealed class Route : IDisposable
{
    private readonly HttpMessageInvoker _http;

    /// <param name="options">Limits and politeness.</param>
    /// <param name="proxy">Through which everything goes; null for none.</param>
    /// <param name="extraPorts">Besides the allowed ones.</param>
    /// <param name="needs">What every way is made with.</param>
    public Route(FetchingOptions options, ProxyAddress? proxy, IReadOnlyList<int> extraPorts, RouteNeeds needs)
    {
        IEnumerable<int> ports = options.AllowedPorts is { Length: > 0 } allowed ? allowed : AddressRules.UsualPorts;
        // A proxy looks names up where nobody of ours checks: a name may then not be a local one, whatever networks are open.
        var networks = proxy is null ? options.AllowedNetworks.Select(n => IPNetwork.Parse(n)) : [];
        Rules = new AddressRules(networks, ports.Concat(extraPorts));
        var handler = Handlers.Create(options, new GuardedConnector(Rules, needs.Resolver, TimeSpan.FromSeconds(options.ConnectTimeoutSeconds), needs.Clock, proxy?.Address));
        if (proxy is not null)
            Handlers.Through(handler, proxy);
        needs.Adjust?.Invoke(handler);
        _http = new HttpMessageInvoker(handler);
        Exchange = new Exchange(_http, options, needs.Clock);
        var way = new SourceAccess { Proxy = proxy, Ports = extraPorts };
        Robots = new RobotsBook(a => needs.Fetch(a, FetchPurpose.Robots, way with { Home = a }), options.AgentToken, TimeSpan.FromHours(options.RobotsCacheHours), options.RobotsCacheHosts, needs.Clock);
        Tdm = new TdmBook(a => needs.Fetch(a, FetchPurpose.TdmFile, way with { Home = a }), options.RobotsCacheHosts, needs.Clock);
    }

    public AddressRules Rules { get; }

    public Exchange Exchange { get; }

    public RobotsBook Robots { get; }

    public TdmBook Tdm { get; }

    public void Dispose() => _http.Dispose();
}

/// <summary>What every way is made with.</summary>
internal sealed record RouteNeeds(TimeProvider Clock, INameResolver Resolver, Action<SocketsHttpHandler>? Adjust, Func<Uri, FetchPurpose, SourceAccess, Task<FetchOutcome>> Fetch);
