using System.Collections.Frozen;
using System.Net;

namespace Aggregator.Normalising;

/// <summary>Whether two addresses belong to one publisher's site.</summary>
public static class Site
{
    // The second levels under which British, Irish and Commonwealth publishers register; a full public suffix list would
    // only matter for canonical links that point to a stranger under a shared suffix.
    private static readonly FrozenSet<string> SharedSuffixes = FrozenSet.ToFrozenSet(
    [
        "co.uk", "org.uk", "gov.uk", "ac.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk", "nhs.uk", "police.uk", "sch.uk", "mod.uk", "parliament.uk",
        "com.au", "net.au", "org.au", "co.nz", "org.nz", "co.za", "co.in", "com.br", "co.jp", "com.sg", "co.il", "org.il",
        "github.io", "blogspot.com", "wordpress.com", "substack.com", "medium.com",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for one registrable domain; for IP addresses and bare names the authority, port counted in, has to be the same.</summary>
    public static bool IsSame(Uri one, Uri other)
    {
        if (string.Equals(one.Authority, other.Authority, StringComparison.OrdinalIgnoreCase))
            return true;
        if (!IsDomain(one.IdnHost) || !IsDomain(other.IdnHost))
            return false;
        return string.Equals(Registrable(one.IdnHost), Registrable(other.IdnHost), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether an address stands at a domain or below it.</summary>
    public static bool IsUnder(Uri address, string domain) =>
        address.IdnHost.Equals(domain, StringComparison.OrdinalIgnoreCase) || address.IdnHost.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    private static bool IsDomain(string host) => host.Contains('.', StringComparison.Ordinal) && !IPAddress.TryParse(host, out _);

    /// <summary><c>news.example.co.uk</c> → <c>example.co.uk</c>.</summary>
    public static string Registrable(string host)
    {
        var labels = host.TrimEnd('.').Split('.');
        if (labels.Length <= 2)
            return host;
        var lastTwo = $"{labels[^2]}.{labels[^1]}";
        return SharedSuffixes.Contains(lastTwo) ? $"{labels[^3]}.{lastTwo}" : lastTwo;
    }
}
