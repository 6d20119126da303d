namespace Aggregator.Scheduling;

/// <content>From counts to rates: an hour of the week that is little known borrows from its hour of the day, and that from the whole.</content>
public sealed partial class Rhythm
{
    /// <summary>Observed for less than this, a source is polled at its configured interval.</summary>
    internal const double HoursToKnow = 5;

    // How much observation the borrowed rate is worth: hours for the level, passes of the hour for the others.
    private const double LevelWorth = 4;
    private const double DayWorth = 2;
    private const double HourWorth = 4;
    private const double LevelGuess = 0.5;
    private const double LeastRate = 0.01;

    /// <summary>Whether enough was observed to tell more than the configured interval does.</summary>
    public bool IsKnown => Since is { } since && (Through - since).TotalHours >= HoursToKnow;

    /// <summary>New entries an hour that are to be expected in each hour of the week.</summary>
    internal void Rates(Span<double> rates)
    {
        Span<double> exposure = stackalloc double[WeekHour.Count];
        Exposure(exposure);
        var (count, seen) = (LevelGuess * LevelWorth, LevelWorth);
        for (var hour = 0; hour < WeekHour.Count; hour++)
        {
            count += _counts[hour] / (double)Unit;
            seen += exposure[hour] * Usual(hour);
        }

        Span<double> days = stackalloc double[2 * 24];
        Days(exposure, count / seen, days);
        for (var hour = 0; hour < WeekHour.Count; hour++)
        {
            var day = days[(WeekHour.IsWeekend(hour) ? 24 : 0) + (hour % 24)];
            rates[hour] = Math.Max(LeastRate, ((_counts[hour] / (double)Unit) + (day * HourWorth)) / (exposure[hour] + HourWorth));
        }
    }

    // Newsrooms sleep a little at night and at weekends: where nothing is known yet, this is more likely than a flat week.
    private static double Usual(int hour) => (hour % 24 is >= 6 and < 22 ? 1.3 : 0.4) * (WeekHour.IsWeekend(hour) ? 0.7 : 1.1);

    // Rates by hour of the day, for working days and weekends, each hour mixed with its neighbours.
    private void Days(ReadOnlySpan<double> exposure, double level, Span<double> days)
    {
        Span<double> counts = stackalloc double[2 * 24];
        Span<double> seen = stackalloc double[2 * 24];
        Span<double> usual = stackalloc double[2 * 24];
        for (var hour = 0; hour < WeekHour.Count; hour++)
        {
            var of = (WeekHour.IsWeekend(hour) ? 24 : 0) + (hour % 24);
            counts[of] += _counts[hour] / (double)Unit;
            seen[of] += exposure[hour];
            usual[of] = Usual(hour);
        }

        for (var of = 0; of < days.Length; of++)
        {
            var (before, after) = (of - (of % 24) + ((of + 23) % 24), of - (of % 24) + ((of + 1) % 24));
            var c = (0.2 * counts[before]) + (0.6 * counts[of]) + (0.2 * counts[after]);
            var e = (0.2 * seen[before]) + (0.6 * seen[of]) + (0.2 * seen[after]);
            days[of] = (c + (level * usual[of] * DayWorth)) / (e + DayWorth);
        }
    }

    // For how long each hour of the week was observed, older weeks counting less, as the counts do.
    private void Exposure(Span<double> exposure)
    {
        if (Since is not { } since)
            return;
        var (from, to) = (WeekHour.Since1970(since), WeekHour.Since1970(Through));
        var (first, last) = ((long)Math.Floor(from), (long)Math.Floor(to));
        for (var i = 0; i < WeekHour.Count && last - i >= first; i++)
        {
            var newest = last - i;
            var oldest = newest - ((newest - first) / WeekHour.Count * WeekHour.Count);
            var passes = (int)((newest - oldest) / WeekHour.Count) + 1;
            var whole = (1 - Math.Pow(WeeksFade, passes)) / (1 - WeeksFade);
            var late = Math.Max(0, from - oldest) * Math.Pow(WeeksFade, passes - 1);
            var early = Math.Max(0, newest + 1 - to);
            exposure[WeekHour.Of(newest)] = Math.Max(0, whole - late - early);
        }
    }
}
