using System.Collections.Frozen;

namespace Aggregator.Fetching;

/// <summary>Names that mean this machine, its network or its cloud provider, whatever a resolver makes of them.</summary>
internal static class LocalNames
{
    // RFC 6761 and RFC 6762, RFC 8375, RFC 9476, ICANN's reservation of .internal, and what routers, clusters and containers hand out. None is delegated.
    private static readonly FrozenSet<string> Ends = FrozenSet.ToFrozenSet(
        ["localhost", "local", "localdomain", "localdomain6", "domain", "workgroup", "svc", "consul", "internal", "intranet", "lan", "home", "corp", "private", "invalid", "onion", "alt", "home.arpa", "in-addr.arpa", "ip6.arpa"],
        StringComparer.Ordinal);

    /// <summary>Why a folded host name is not a name of the internet; null where it can be one.</summary>
    public static string? Why(string host)
    {
        if (!host.Contains('.', StringComparison.Ordinal))
            return "a name without a dot is local";
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (Ends.Contains(host[(dot + 1)..]))
                return $"names under .{host[(dot + 1)..]} are local";
        }

        return null;
    }

    /// <summary>Whether it can be looked up at all (RFC 1123 §2.1; underscores are met in practice).</summary>
    public static bool IsName(string host) =>
        host.Length is > 0 and <= 253 && host.Split('.').All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
}
