using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>Reads a Retry-After header: seconds, or a date (RFC 9110 §10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>Longer pauses are a mistake or an attack; a server that means it will say it again.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(30);

    /// <returns>How long to wait, from zero to <see cref="Longest"/>; null where it does not say.</returns>
    public static TimeSpan? Parse(string? header, DateTimeOffset now)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.All(char.IsAsciiDigit))
            return Within(text.Length > 9 ? Longest.TotalSeconds : int.Parse(text, CultureInfo.InvariantCulture));
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction))
            return Within(Math.Ceiling(fraction)); // "1.5" and "-1" are met in practice
        return HttpDates.Parse(text) is { } date ? Within((date - now).TotalSeconds) : null;
    }

    private static TimeSpan Within(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
