using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace Aggregator.Fetching;

/// <summary>
/// Decides which addresses may be fetched, as far as that can be said without looking a name up; what names resolve to is judged again when the socket connects.
/// </summary>
public sealed class AddressRules
{
    private readonly IPNetwork[] _networks;
    private readonly FrozenSet<int> _ports;

    /// <param name="allowedNetworks">Internal networks that the operator opened; any port is allowed there.</param>
    /// <param name="allowedPorts">Ports that are allowed elsewhere.</param>
    public AddressRules(IEnumerable<IPNetwork> allowedNetworks, IEnumerable<int> allowedPorts)
    {
        _networks = [.. allowedNetworks];
        _ports = allowedPorts.ToFrozenSet();
    }

    /// <summary>80 and 443, and the alternatives that IANA registers for HTTP.</summary>
    public static IReadOnlyList<int> UsualPorts { get; } = [80, 443, 8080, 8443];

    public static AddressRules Default { get; } = new([], UsualPorts);

    /// <summary>Judges an address as somebody wrote it, before any parser made sense of it.</summary>
    public AddressVerdict Judge(string address)
    {
        var parts = AddressText.Read(address);
        return parts.Wrong is { } wrong ? AddressVerdict.Block(wrong) : JudgeHost(parts.Host!, parts.Port);
    }

    /// <summary>Judges an address that is about to be requested.</summary>
    public AddressVerdict Judge(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return AddressVerdict.Block($"only http and https are fetched, not {(address.IsAbsoluteUri ? address.Scheme + ":" : "a relative address")}");
        if (address.UserInfo.Length > 0)
            return AddressVerdict.Block("it carries a user name or password");
        if (!WebAddress.CanBeAsked(address))
            return AddressVerdict.Block("it has no host that could be looked up");
        var host = address.IdnHost;
        return host.Length == 0 ? AddressVerdict.Block("it has no host") : JudgeHost(address.HostNameType == UriHostNameType.IPv6 ? $"[{host}]" : host, address.Port);
    }

    /// <summary>Judges what the socket would connect to.</summary>
    public AddressVerdict Judge(IPAddress address, int port)
    {
        if (IsOpened(address))
            return AddressVerdict.Allow("in an allowed network");
        if (SpecialNetworks.Of(address) is { } what)
            return AddressVerdict.Block($"{address} is {what}");
        return _ports.Contains(port) ? AddressVerdict.Allow("public address") : AddressVerdict.Block(PortReason(port));
    }

    private AddressVerdict JudgeHost(string host, int port)
    {
        if (host[0] == '[')
            return HostNotation.Six(host.Trim('[', ']')) is { } six ? Judge(six, port) : AddressVerdict.Block($"{host} is not an IPv6 address");
        if (HostNotation.Folded(host) is not { Length: > 0 } name)
            return AddressVerdict.Block("it has no host that could be looked up");
        if (HostNotation.IsNumber(name, out var four))
            return four is null ? AddressVerdict.Block($"{host} is neither an IPv4 address nor a name") : Judge(four, port);
        return JudgeName(name, port);
    }

    private AddressVerdict JudgeName(string name, int port)
    {
        if (!LocalNames.IsName(name))
            return AddressVerdict.Block($"{name} is not a host name");
        // Where internal networks are opened, a local name or an odd port may lead there; the address it resolves to decides.
        if (_networks.Length > 0)
            return AddressVerdict.Allow("a name; what it resolves to decides");
        if (LocalNames.Why(name) is { } local)
            return AddressVerdict.Block($"{name}: {local}");
        return _ports.Contains(port) ? AddressVerdict.Allow("a public name; what it resolves to is judged when connecting") : AddressVerdict.Block(PortReason(port));
    }

    private bool IsOpened(IPAddress address)
    {
        var four = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in _networks)
        {
            if (network.Holds(four) || network.Holds(address))
                return true;
        }

        return false;
    }

    private string PortReason(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"port {port} is not among the allowed ports ({string.Join(", ", _ports.Order())})");
}
