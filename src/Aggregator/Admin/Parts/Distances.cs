using System.Globalization;

namespace Aggregator.Admin.Parts;

/// <summary>How long ago, or how soon: one figure and one unit, as the page's script keeps it up to date.</summary>
internal static class Distances
{
    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var seconds = (at - now).TotalSeconds;
        if (Math.Abs(seconds) < 10)
            return "now";
        var span = Span(Math.Abs(seconds));
        return seconds < 0 ? $"{span} ago" : $"in {span}";
    }

    public static string Span(TimeSpan span) => Span(span.TotalSeconds);

    private static string Span(double seconds) => seconds switch
    {
        < 90 => Figure(seconds, "s"),
        < 90 * 60 => Figure(seconds / 60, "min"),
        < 36 * 3600 => Figure(seconds / 3600, "h"),
        _ => Figure(seconds / 86400, "d"),
    };

    private static string Figure(double n, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(n, MidpointRounding.AwayFromZero):0} {unit}");
}
