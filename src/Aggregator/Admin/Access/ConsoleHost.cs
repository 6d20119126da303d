using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Aggregator.Admin.Access;

/// <summary>By which names the console is asked for, and whose word about the client is taken.</summary>
internal static class ConsoleHost
{
    /// <summary>A foreign name that resolves to this machine is another site's page asking (DNS rebinding).</summary>
    public static bool Knows(HostString host, IEnumerable<string> allowed) => IsLoopback(host) || allowed.Any(a => Bare(a).Equals(Bare(host.Host), StringComparison.OrdinalIgnoreCase));

    public static bool IsLoopback(HostString host) =>
        Bare(host.Host).Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Bare(host.Host), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Null where no proxy is known: what forwarding headers say is then anybody's word.</summary>
    public static ForwardedHeadersOptions? Forwarding(IReadOnlyCollection<string> proxies)
    {
        if (proxies.Count == 0)
            return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }

        return options;
    }

    private static string Bare(string host) => host.Trim('[', ']').TrimEnd('.');
}
