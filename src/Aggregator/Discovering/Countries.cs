using System.Collections.Frozen;
using System.Net;
using Aggregator.Extracting;

namespace Aggregator.Discovering;

/// <summary>Where an outlet is, by its host and its language; and what time it is there. Pure.</summary>
internal static class Countries
{
    // ISO 3166-1 and the IANA zone of the capital, or of most newsrooms.
    private static readonly FrozenDictionary<string, string> Zones = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GB"] = "Europe/London",
        ["IE"] = "Europe/Dublin",
        ["FR"] = "Europe/Paris",
        ["DE"] = "Europe/Berlin",
        ["ES"] = "Europe/Madrid",
        ["IT"] = "Europe/Rome",
        ["NL"] = "Europe/Amsterdam",
        ["BE"] = "Europe/Brussels",
        ["LU"] = "Europe/Luxembourg",
        ["CH"] = "Europe/Zurich",
        ["AT"] = "Europe/Vienna",
        ["PT"] = "Europe/Lisbon",
        ["DK"] = "Europe/Copenhagen",
        ["SE"] = "Europe/Stockholm",
        ["NO"] = "Europe/Oslo",
        ["FI"] = "Europe/Helsinki",
        ["IS"] = "Atlantic/Reykjavik",
        ["PL"] = "Europe/Warsaw",
        ["CZ"] = "Europe/Prague",
        ["SK"] = "Europe/Bratislava",
        ["HU"] = "Europe/Budapest",
        ["RO"] = "Europe/Bucharest",
        ["BG"] = "Europe/Sofia",
        ["GR"] = "Europe/Athens",
        ["CY"] = "Asia/Nicosia",
        ["MT"] = "Europe/Malta",
        ["HR"] = "Europe/Zagreb",
        ["SI"] = "Europe/Ljubljana",
        ["RS"] = "Europe/Belgrade",
        ["UA"] = "Europe/Kyiv",
        ["RU"] = "Europe/Moscow",
        ["EE"] = "Europe/Tallinn",
        ["LV"] = "Europe/Riga",
        ["LT"] = "Europe/Vilnius",
        ["TR"] = "Europe/Istanbul",
        ["IL"] = "Asia/Jerusalem",
        ["PS"] = "Asia/Hebron",
        ["LB"] = "Asia/Beirut",
        ["JO"] = "Asia/Amman",
        ["EG"] = "Africa/Cairo",
        ["SA"] = "Asia/Riyadh",
        ["AE"] = "Asia/Dubai",
        ["QA"] = "Asia/Qatar",
        ["IR"] = "Asia/Tehran",
        ["IQ"] = "Asia/Baghdad",
        ["PK"] = "Asia/Karachi",
        ["IN"] = "Asia/Kolkata",
        ["BD"] = "Asia/Dhaka",
        ["LK"] = "Asia/Colombo",
        ["NP"] = "Asia/Kathmandu",
        ["CN"] = "Asia/Shanghai",
        ["HK"] = "Asia/Hong_Kong",
        ["TW"] = "Asia/Taipei",
        ["JP"] = "Asia/Tokyo",
        ["KR"] = "Asia/Seoul",
        ["SG"] = "Asia/Singapore",
        ["MY"] = "Asia/Kuala_Lumpur",
        ["ID"] = "Asia/Jakarta",
        ["PH"] = "Asia/Manila",
        ["TH"] = "Asia/Bangkok",
        ["VN"] = "Asia/Ho_Chi_Minh",
        ["AU"] = "Australia/Sydney",
        ["NZ"] = "Pacific/Auckland",
        ["ZA"] = "Africa/Johannesburg",
        ["NG"] = "Africa/Lagos",
        ["KE"] = "Africa/Nairobi",
        ["GH"] = "Africa/Accra",
        ["UG"] = "Africa/Kampala",
        ["ZW"] = "Africa/Harare",
        ["MA"] = "Africa/Casablanca",
        ["US"] = "America/New_York",
        ["CA"] = "America/Toronto",
        ["MX"] = "America/Mexico_City",
        ["BR"] = "America/Sao_Paulo",
        ["AR"] = "America/Argentina/Buenos_Aires",
        ["CL"] = "America/Santiago",
        ["CO"] = "America/Bogota",
        ["JM"] = "America/Jamaica",
        ["GI"] = "Europe/Gibraltar",
        ["JE"] = "Europe/Jersey",
        ["GG"] = "Europe/Guernsey",
        ["IM"] = "Europe/Isle_of_Man",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Endings that are sold to everybody, whatever country they stand for.
    private static readonly FrozenSet<string> Sold = FrozenSet.ToFrozenSet(["tv", "io", "co", "me", "ai", "fm", "ly", "cc", "ws", "to", "gg", "im", "eu"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Own = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["uk"] = "GB",
        ["scot"] = "GB",
        ["wales"] = "GB",
        ["cymru"] = "GB",
        ["london"] = "GB",
        ["gov"] = "US",
        ["mil"] = "US",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByLanguage = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cy"] = "GB",
        ["gd"] = "GB",
        ["ga"] = "IE",
        ["de"] = "DE",
        ["fr"] = "FR",
        ["it"] = "IT",
        ["pl"] = "PL",
        ["nl"] = "NL",
        ["sv"] = "SE",
        ["da"] = "DK",
        ["nb"] = "NO",
        ["no"] = "NO",
        ["fi"] = "FI",
        ["ja"] = "JP",
        ["ko"] = "KR",
        ["uk"] = "UA",
        ["ru"] = "RU",
        ["el"] = "GR",
        ["he"] = "IL",
        ["tr"] = "TR",
        ["hu"] = "HU",
        ["cs"] = "CZ",
        ["ro"] = "RO",
        ["is"] = "IS",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>With what it rests on.</summary>
    public static Found<string> Of(string host, string? language)
    {
        var ending = IPAddress.TryParse(host, out _) ? "" : host[(host.LastIndexOf('.') + 1)..].ToLowerInvariant();
        if (Own.TryGetValue(ending, out var own))
            return new(own, $"the ending .{ending}");
        if (ending.Length == 2 && !Sold.Contains(ending) && Zones.ContainsKey(ending.ToUpperInvariant()))
            return new(ending.ToUpperInvariant(), $"the ending .{ending}");
        var parts = (language ?? "").Split('-', '_');
        if (parts.Skip(1).FirstOrDefault(p => p.Length == 2)?.ToUpperInvariant() is { } region && Zones.ContainsKey(region))
            return new(region, $"the language {language}");
        return ByLanguage.TryGetValue(parts[0].ToLowerInvariant(), out var spoken) ? new(spoken, $"the language {language}") : new("GB", "nothing says; Britain is assumed");
    }

    public static string ZoneOf(string country) => Zones.GetValueOrDefault(country, "Europe/London");

    /// <summary>Every zone that may be proposed, for a test.</summary>
    internal static IEnumerable<string> AllZones => Zones.Values;
}
