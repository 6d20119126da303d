namespace Aggregator.Scheduling;

/// <summary>The hours of the GMT week, 0 on Monday at midnight to 167.</summary>
public static class WeekHour
{
    public const int Count = 7 * 24;

    /// <summary>Hours since 1970, with their fraction.</summary>
    public static double Since1970(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerHour;

    /// <summary>The hour of the week of a whole hour since 1970, which began on a Thursday.</summary>
    public static int Of(long hourSince1970) => (int)((((hourSince1970 + (3 * 24)) % Count) + Count) % Count);

    public static int Of(DateTimeOffset at) => Of((long)Math.Floor(Since1970(at)));

    /// <summary>Saturday and Sunday.</summary>
    public static bool IsWeekend(int hour) => hour >= 5 * 24;
}
