using System.Collections.Frozen;

namespace Aggregator.Normalising;

/// <summary>Which parameters of an address say where its reader came from or how the page is to look, and which name a report. Pure.</summary>
internal static class TrackingParameters
{
    // Below this many figures a value counts clicks, places or campaigns; reports are numbered with more.
    private const int LeastFigures = 4;

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "cmp", "cmpid", "ito", "ocid", "cvid",
        "xtor", "smid", "sref", "ref_src", "ref_url", "referrer", "referer", "rss", "partner", "ftcamp", "icid", "ncid", "sr_share", "share", "spm", "_ga", "_gl", "srnd", "trk",
        "traffic_source", "campaign", "int_source", "int_medium", "int_campaign", "intcmp", "s_cid", "s_kwcid", "wt_mc", "soc_src", "soc_trk", "guccounter", "guce_referrer",
        "guce_referrer_sig", "__twitter_impression", "feedname", "feedtype",
        "amp", "outputtype", "usqp", "aoh", "ampshare", "jsessionid", "phpsessid",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["utm_", "at_", "ns_", "pk_", "mtm_", "wt.", "hsa_", "_hs", "syn-", "amp_", "gaa_", "fb_"];

    // One outlet's way to say where a reader came from ("ref=rss"), another's number of a report ("ref=20412345").
    private static readonly FrozenSet<string> OfTwoMinds = FrozenSet.ToFrozenSet(["ref", "source", "src", "via", "origin", "channel", "from"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Forms = FrozenSet.ToFrozenSet(["amp", "mobile"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> FormNames = FrozenSet.ToFrozenSet(["view", "mode", "format", "output", "type", "service", "layout", "version", "tpl"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that tell reports apart, in the address's order.</summary>
    /// <param name="query">With its question mark.</param>
    /// <param name="pathNamesReport">Whether the path alone tells the report from others.</param>
    public static IEnumerable<string> Telling(string query, bool pathNamesReport) =>
        query.Length < 2 ? [] : query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p, pathNamesReport));

    private static bool IsTracking(string parameter, bool pathNamesReport)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (parameter, "") : (parameter[..equals], parameter[(equals + 1)..]);
        if (OfTwoMinds.Contains(name))
            return pathNamesReport || !IsNumber(value);
        return Names.Contains(name) || (FormNames.Contains(name) && Forms.Contains(value)) || Prefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsNumber(string value) => value.Length >= LeastFigures && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
