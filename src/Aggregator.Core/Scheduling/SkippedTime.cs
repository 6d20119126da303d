namespace Aggregator.Scheduling;

/// <summary>RSS 2.0 skipHours and skipDays: GMT hours and days in which nothing new will appear.</summary>
internal static class SkippedTime
{
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(5);

    public static bool Has(DateTimeOffset at, Pace pace)
    {
        var gmt = at.ToUniversalTime();
        return (pace.SkipHours.Count < 24 && pace.SkipHours.Contains(gmt.Hour)) || (pace.SkipDays.Count < 7 && pace.SkipDays.Contains(gmt.DayOfWeek));
    }

    /// <summary>The instant itself, or a moment in the first hour after it that is not skipped; spread, since many feeds of one maker skip the same hours.</summary>
    public static DateTimeOffset Passed(DateTimeOffset from, Pace pace, double jitter)
    {
        var at = from.ToUniversalTime();
        for (var hour = 0; hour < 24 * 7 && Has(at, pace); hour++)
            at = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero).AddHours(1) + (Spread * jitter);
        return Has(at, pace) ? from : at; // every hour is skipped: that cannot be meant
    }
}
