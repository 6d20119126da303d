using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>The three forms of an HTTP date (RFC 9110 §5.6.7), and the offsets that servers write in place of GMT.</summary>
public static class HttpDates
{
    private static readonly string[] Forms =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, dd MMM yyyy HH:mm:ss 'UTC'",
        "ddd, dd MMM yyyy HH:mm:ss zzz",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: > 0 and < 64 } && DateTimeOffset.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowInnerWhite, out var date) ? date : null;
}
