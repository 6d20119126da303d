using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>
/// Names the server that a budget is kept for. A host and its <c>www.</c> are one machine, and so are http and https; other subdomains are tenants of their
/// own (<c>a.wordpress.com</c>, <c>b.wordpress.com</c>), so that one's trouble is not another's. An unusual port is a server of its own.
/// </summary>
public static class HostKey
{
    public static string Of(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            host = host[4..];
        return address.IsDefaultPort || address.Port is 80 or 443 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }
}
