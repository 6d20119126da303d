using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>The headers that freshness depends on, as received.</summary>
public readonly record struct FreshnessHeaders(string? CacheControl, string? Age, string? Expires, string? Date, string? Pragma);

/// <summary>How long an answer stays fresh (RFC 9111 §4.2), read as a shared cache reads it: what we keep is handed to many.</summary>
public static class Freshness
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <returns>From zero ("ask again") to a year; null where the answer does not say.</returns>
    public static TimeSpan? Of(in FreshnessHeaders headers, DateTimeOffset now)
    {
        var control = CacheControl.Parse(headers.CacheControl);
        if (control.MustAsk)
            return TimeSpan.Zero;
        if (control.Seconds is { } seconds)
            return Within(seconds - AgeOf(headers.Age));
        if (headers.Expires is { } expires)
            return Expiring(expires, headers, now);
        // RFC 9111 §5.4: Pragma counts only where there is no Cache-Control.
        return headers.CacheControl is null && headers.Pragma?.Contains("no-cache", StringComparison.OrdinalIgnoreCase) == true ? TimeSpan.Zero : null;
    }

    // RFC 9111 §5.3: an invalid date, "0" above all, means already expired; Date is the server's own clock, so a wrong one cancels out.
    private static TimeSpan Expiring(string expires, in FreshnessHeaders headers, DateTimeOffset now) =>
        HttpDates.Parse(expires) is { } at ? Within((at - (HttpDates.Parse(headers.Date) ?? now)).TotalSeconds - AgeOf(headers.Age)) : TimeSpan.Zero;

    // RFC 9111 §5.1: more than one value, or nonsense, is no age.
    private static double AgeOf(string? age) =>
        double.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : 0;

    private static TimeSpan Within(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
