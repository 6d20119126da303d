using System.Globalization;

namespace Aggregator.Extracting.Choosing;

/// <summary>Zone designators as they stand behind times.</summary>
internal static class ZoneNames
{
    /// <summary>Null where the text names no zone that is known.</summary>
    public static TimeSpan? Offset(string zone) => zone.ToUpperInvariant() switch
    {
        "" => null,
        "Z" or "UTC" or "GMT" or "WET" => TimeSpan.Zero,
        "BST" or "CET" or "WEST" or "MEZ" or "IST" => TimeSpan.FromHours(1),
        "CEST" or "MESZ" or "EET" or "SAST" => TimeSpan.FromHours(2),
        "EEST" or "MSK" => TimeSpan.FromHours(3),
        "EST" or "CDT" => TimeSpan.FromHours(-5),
        "EDT" or "ET" => TimeSpan.FromHours(-4),
        "CST" or "MDT" => TimeSpan.FromHours(-6),
        "MST" or "PDT" => TimeSpan.FromHours(-7),
        "PST" or "PT" => TimeSpan.FromHours(-8),
        "AEST" => TimeSpan.FromHours(10),
        "AEDT" => TimeSpan.FromHours(11),
        _ => Numeric(zone),
    };

    private static TimeSpan? Numeric(string zone)
    {
        if (zone.Length is < 3 or > 6 || zone[0] is not ('+' or '-'))
            return null;
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length == 2)
            digits += "00";
        if (digits.Length != 4 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var offset = new TimeSpan(number / 100, number % 100, 0);
        return offset > TimeSpan.FromHours(14) || number % 100 > 59 ? null : zone[0] == '-' ? -offset : offset;
    }
}
