using Aggregator.Storing;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Admin.Parts;

/// <summary>Two weeks of a source's polls, day by day.</summary>
internal static class Sparks
{
    public const int Days = 14;

    /// <summary>The beginning of the first day that is shown.</summary>
    public static DateTimeOffset Since(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);

    /// <summary>One for each day, oldest first; null where no record is kept.</summary>
    public static PollDay?[] Bars(IReadOnlyList<PollDay> days, DateTimeOffset now)
    {
        var bars = new PollDay?[Days];
        var first = DateOnly.FromDateTime(Since(now).UtcDateTime).DayNumber;
        foreach (var day in days)
        {
            if (day.Day.DayNumber - first is var at and >= 0 and < Days)
                bars[at] = day;
        }

        return bars;
    }

    public static string Words(IReadOnlyList<PollDay?> bars)
    {
        var stored = bars.Sum(b => b?.Stored ?? 0);
        var troubled = bars.Count(b => b is { Troubled: > 0 });
        return $"{Wording.Count(stored, "new article", "new articles")} in {Days} days{(troubled == 0 ? "" : $"; trouble on {Wording.Count(troubled, "day", "days")}")}; today {bars[^1]?.Stored ?? 0}";
    }
}
