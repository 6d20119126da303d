using System.Collections.Frozen;
using System.Text;

namespace Aggregator.Normalising;

/// <summary>Folds the many addresses of one report into one: tracking parameters, fragments, AMP and mobile variants.</summary>
public static class CanonicalAddress
{
    private static readonly FrozenSet<string> Tracking = FrozenSet.ToFrozenSet(
    [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmp", "cmpid", "ito", "ocid", "xtor", "smid", "sref", "ref",
        "ref_src", "referrer", "rss", "partner", "ftcamp", "icid", "ncid", "sr_share", "share", "spm", "_ga", "srnd", "trk", "traffic_source", "campaign",
        "int_source", "int_medium", "int_campaign", "intcmp", "amp", "outputtype", "feedname", "feedtype",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TrackingPrefixes = ["utm_", "at_", "ns_", "pk_", "mtm_", "wt.", "hsa_", "_hs", "syn-"];

    /// <summary>The address that readers are sent to: no fragment, no tracking parameters, no user and password.</summary>
    public static Uri Of(Uri address)
    {
        if (address.Query.Length <= 1 && address.Fragment.Length == 0 && address.UserInfo.Length == 0)
            return address;
        return new UriBuilder(address) { UserName = "", Password = "", Fragment = "", Query = WithoutTracking(address.Query) }.Uri;
    }

    /// <summary>What two addresses of one report have in common: neither scheme, <c>www.</c>, <c>m.</c>, <c>amp.</c>, AMP path, case of host final slash nor order of parameters tell them apart.</summary>
    public static string Key(Uri address)
    {
        var key = new StringBuilder(PlainHost(address.IdnHost.ToLowerInvariant()));
        if (!address.IsDefaultPort)
            key.Append(':').Append(address.Port);
        key.Append(PlainPath(address.AbsolutePath));
        if (address.Query.Length > 1)
            AppendQuery(key, address.Query);
        return key.ToString();
    }

    private static string PlainHost(string host)
    {
        foreach (var variant in (ReadOnlySpan<string>)["www.", "m.", "amp.", "mobile."])
        {
            if (host.StartsWith(variant, StringComparison.Ordinal) && host.AsSpan(variant.Length).Contains('.'))
                return host[variant.Length..];
        }

        return host;
    }

    private static string PlainPath(string path)
    {
        var plain = path.TrimEnd('/');
        if (plain.IndexOf("/amp/", StringComparison.OrdinalIgnoreCase) is >= 0 and var amp)
            plain = plain.Remove(amp, 4);
        foreach (var variant in (ReadOnlySpan<string>)["/amp", ".amp", "/amp.html", ".amp.html"])
        {
            if (plain.Length > variant.Length && plain.EndsWith(variant, StringComparison.OrdinalIgnoreCase))
                return plain[..^variant.Length];
        }

        return plain;
    }

    private static void AppendQuery(StringBuilder key, string query)
    {
        var before = '?';
        foreach (var parameter in Telling(query).Order(StringComparer.Ordinal))
        {
            key.Append(before).Append(parameter);
            before = '&';
        }
    }

    private static string WithoutTracking(string query) => query.Length > 1 && string.Join('&', Telling(query)) is { Length: > 0 } telling ? "?" + telling : "";

    private static IEnumerable<string> Telling(string query) =>
        query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p));

    private static bool IsTracking(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? parameter : parameter[..equals];
        return Tracking.Contains(name) || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }
}
