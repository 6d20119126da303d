using System.Collections.Concurrent;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>The ways to the network that sources ask for. Most share one; the source list bounds how many others there are.</summary>
internal sealed class Routes : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly RouteNeeds _needs;
    private readonly ProxyAddress? _proxy;
    private readonly Route _usual;
    private readonly ConcurrentDictionary<(ProxyAddress? Proxy, string Ports), Lazy<Route>> _others = new();

    public Routes(FetchingOptions options, TimeProvider clock, INameResolver resolver, Action<SocketsHttpHandler>? adjust, Func<Uri, FetchPurpose, SourceAccess, Task<FetchOutcome>> fetch)
    {
        (_options, _needs) = (options, new RouteNeeds(clock, resolver, adjust, fetch));
        _proxy = options.Proxy.Length == 0 ? null : ProxyAddress.Parse(options.Proxy) ?? throw new ArgumentException("Fetching:Proxy is not a proxy's address", nameof(options));
        _usual = new Route(options, _proxy, [], _needs);
    }

    /// <summary>The way to an address; extra ports hold on the source's own host only.</summary>
    public Route Of(SourceAccess access, Uri address)
    {
        var ports = access.Ports.Count > 0 && access.IsHomeHost(address) ? access.Ports : [];
        var proxy = access.Proxy ?? _proxy;
        if (ports.Count == 0 && (access.Proxy is null || access.Proxy == _proxy))
            return _usual;
        return _others.GetOrAdd((proxy, string.Join(',', ports.Order())), _ => new Lazy<Route>(() => new Route(_options, proxy, ports, _needs))).Value;
    }

    public void Dispose()
    {
        _usual.Dispose();
        foreach (var route in _others.Values.Where(r => r.IsValueCreated))
            route.Value.Dispose();
    }
}
