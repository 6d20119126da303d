using System.Collections.Frozen;

namespace Aggregator.Reading;

/// <summary>What a zone name in a date means to an outlet of a given country (RFC 822 §5, and the names that the web uses).</summary>
internal static class ZoneNames
{
    // Minutes east of Greenwich.
    private static readonly FrozenDictionary<string, int> Fixed = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["UCT"] = 0,
        ["ZULU"] = 0,
        ["BST"] = 60,
        ["WEST"] = 60,
        ["CET"] = 60,
        ["MET"] = 60,
        ["MEZ"] = 60,
        ["CEST"] = 120,
        ["MEST"] = 120,
        ["MESZ"] = 120,
        ["EET"] = 120,
        ["EEST"] = 180,
        ["MSK"] = 180,
        ["TRT"] = 180,
        ["SAST"] = 120,
        ["CAT"] = 120,
        ["WAT"] = 60,
        ["EAT"] = 180,
        ["NST"] = -210,
        ["NDT"] = -150,
        ["AST"] = -240,
        ["ADT"] = -180,
        ["EST"] = -300,
        ["EDT"] = -240,
        ["CST"] = -360,
        ["CDT"] = -300,
        ["MST"] = -420,
        ["MDT"] = -360,
        ["PST"] = -480,
        ["PDT"] = -420,
        ["AKST"] = -540,
        ["AKDT"] = -480,
        ["HST"] = -600,
        ["BRT"] = -180,
        ["ART"] = -180,
        ["GST"] = 240,
        ["PKT"] = 300,
        ["IST"] = 330,
        ["NPT"] = 345,
        ["ICT"] = 420,
        ["HKT"] = 480,
        ["SGT"] = 480,
        ["AWST"] = 480,
        ["PHT"] = 480,
        ["JST"] = 540,
        ["KST"] = 540,
        ["ACST"] = 570,
        ["ACDT"] = 630,
        ["AEST"] = 600,
        ["AEDT"] = 660,
        ["NZST"] = 720,
        ["NZDT"] = 780,
        ["IDT"] = 180,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Names without summer or winter in them: the place decides.
    private static readonly FrozenDictionary<string, string> Places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ET"] = "America/New_York",
        ["CT"] = "America/Chicago",
        ["MT"] = "America/Denver",
        ["PT"] = "America/Los_Angeles",
        ["AT"] = "America/Halifax",
        ["UK"] = "Europe/London",
        ["London"] = "Europe/London",
        ["Dublin"] = "Europe/Dublin",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The offset at <paramref name="local"/>; null for a name that nobody knows.</summary>
    public static TimeSpan? Offset(string name, DateTime local, string country)
    {
        // IST is Irish (summer) time in Ireland and for its neighbour, Israel's in Israel, India's elsewhere; BST is Bangladesh's there; CST China's.
        int? national = (name.ToUpperInvariant(), country.ToUpperInvariant()) switch
        {
            ("IST", "IE" or "GB") => 60,
            ("IST", "IL") => 120,
            ("BST", "BD") => 360,
            ("CST", "CN" or "TW") => 480,
            ("AST", "SA" or "KW" or "IQ" or "BH" or "QA") => 180,
            ("EST", "AU") => 600,
            _ => null,
        };
        if (national is { } fixedHere || Fixed.TryGetValue(name, out fixedHere))
            return TimeSpan.FromMinutes(fixedHere);
        if (Places.TryGetValue(name, out var place) || (place = name).Contains('/', StringComparison.Ordinal))
            return Zone(place)?.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        return null;
    }

    public static bool IsKnown(ReadOnlySpan<char> name) =>
        name.Contains('/') || Fixed.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name) || Places.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name);

    /// <summary>Null for a name that the time zone database lacks.</summary>
    public static TimeZoneInfo? Zone(string id) => id is "UTC" ? TimeZoneInfo.Utc : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
