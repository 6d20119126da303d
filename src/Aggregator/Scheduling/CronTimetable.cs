using Quartz;

namespace Aggregator.Scheduling;

/// <summary>A cron expression as Quartz reads it: seconds, minutes, hours, day of month, month, day of week, and a year if wanted.</summary>
internal sealed class CronTimetable(string text, TimeZoneInfo zone) : ITimetable
{
    private static readonly TimeSpan Closest = TimeSpan.FromMinutes(1);
    private readonly CronExpression _cron = new(text, zone);

    public string Text => text;

    public DateTimeOffset? NextAfter(DateTimeOffset at) => _cron.GetNextValidTimeAfter(at);

    /// <summary>What is wrong with an expression; null where it can be used.</summary>
    public static string? Complaint(string text, DateTimeOffset now)
    {
        if (!CronExpression.TryParse(text, out var cron))
            return "a cron expression of six fields, seconds first, such as 0 0/20 6-22 * * ?";
        var last = now;
        for (var fires = 0; fires < 24; fires++)
        {
            if (cron.GetNextValidTimeAfter(last) is not { } next)
                return fires == 0 ? "a cron expression that names a time to come" : null;
            if (fires > 0 && next - last < Closest)
                return "a cron expression whose times are a minute apart or more";
            last = next;
        }

        return null;
    }
}
