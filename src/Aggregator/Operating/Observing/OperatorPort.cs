using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Aggregator.Operating;

/// <summary>The port for operators, apart from the portal's: what is served on one is not to be had on the other.</summary>
internal sealed class OperatorPort(string? url)
{
    private int _port;

    /// <summary>Null where none is served.</summary>
    public string? Url => url;

    /// <summary>Whether a request came in through it.</summary>
    public bool Is(HttpContext context) => url is not null && context.Connection.LocalPort == (_port > 0 ? _port : Port(context.RequestServices));

    /// <summary>
    /// Whether a request's Host may be answered. Where the port is for this machine alone, it is asked for by this machine's names: another name that leads here is
    /// how a page of a stranger would read it through a browser (DNS rebinding).
    /// </summary>
    public bool Accepts(string host)
    {
        if (url is null || !IsLoopback(BindingAddress.Parse(url).Host))
            return true;
        return IsLoopback(host);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Takes the address when it can be had. One that is taken is no reason to be silent or not to start.</summary>
    /// <param name="asked">As configured; empty for none.</param>
    /// <param name="errors">Told when the address is taken.</param>
    public static OperatorPort Choose(string asked, TextWriter errors)
    {
        if (string.IsNullOrWhiteSpace(asked))
            return new OperatorPort(null);
        var address = BindingAddress.Parse(asked);
        if (address.Port == 0 || !IPAddress.TryParse(address.Host == "localhost" ? "127.0.0.1" : address.Host, out var ip))
            return new OperatorPort(asked);
        try
        {
            using var probe = new TcpListener(ip, address.Port);
            probe.Start();
            return new OperatorPort(asked);
        }
        catch (SocketException e)
        {
            errors.WriteLine($"aggregator: Operating:OperatorUrl {asked}: {e.Message}. Metrics are not served by this daemon; stop what listens there, name another address, or leave it empty");
            return new OperatorPort(null);
        }
    }

    // Known only once the server listens, when the system chose the port.
    private int Port(IServiceProvider services)
    {
        if (services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.LastOrDefault() is { } last)
            _port = BindingAddress.Parse(last).Port;
        return _port;
    }
}
