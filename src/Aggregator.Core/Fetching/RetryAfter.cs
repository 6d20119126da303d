using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>Reads a Retry-After header: seconds, or a date (RFC 9110 §10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>Longer pauses are a mistake or an attack; a server that means it will say it again.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    // A clock that is a little off is off in both dates; a Date that is further off was cached, or is made up.
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    /// <param name="header">As received.</param>
    /// <param name="now">By our clock.</param>
    /// <param name="date">The answer's Date: by the server's clock.</param>
    /// <returns>How long to wait, from zero to <see cref="Longest"/>; null where it does not say.</returns>
    public static TimeSpan? Parse(string? header, DateTimeOffset now, string? date = null)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.All(char.IsAsciiDigit))
            return Within(text.Length > 9 ? Longest : TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture)));
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction))
            return Within(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(fraction), 0, Longest.TotalSeconds))); // "1.5" and "-1" are met in practice
        return HttpDates.Parse(text) is { } at ? Within(at - TheirNow(date, now)) : null;
    }

    private static DateTimeOffset TheirNow(string? date, DateTimeOffset now) => HttpDates.Parse(date) is { } theirs && (theirs - now).Duration() < Skew ? theirs : now;

    private static TimeSpan Within(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
