namespace Aggregator.Scheduling;

/// <summary>For how long a source can be left alone.</summary>
/// <param name="Time">The wait.</param>
/// <param name="Rate">New entries an hour that are expected meanwhile.</param>
/// <param name="IsForWindow">Whether it is this short because entries would be missed otherwise.</param>
public readonly record struct RhythmWait(TimeSpan Time, double Rate, bool IsForWindow);

/// <content>From rates to the next poll, and to how long silence is no surprise.</content>
public sealed partial class Rhythm
{
    private const int Steps = 240;

    // What is usual at this hour is worth so much of an hour's observation against what came lately.
    private const double UsualWorth = 0.5;

    /// <summary>
    /// Until the entries that are expected by then have waited for a fixed sum of entry-hours together. At a steady rate r that is the square root of
    /// 2·sum/r: the spacing that costs the fewest requests for a given sum of delays. The sum grows with the square root of the source's own average, so
    /// that a small outlet, whose reports nobody else may have, gets more than its share.
    /// </summary>
    public RhythmWait Wait(TimeSpan interval, WaitBounds bounds)
    {
        Span<double> rates = stackalloc double[WeekHour.Count];
        Rates(rates);
        var (least, most) = (bounds.Fastest, bounds.Slowest);
        var allowance = interval.TotalHours * interval.TotalHours / 2 * Math.Sqrt(bounds.KeptAt * Sum(rates) / WeekHour.Count);
        var start = WeekHour.Since1970(Through);
        var excess = Excess(rates[WeekHour.Of((long)Math.Floor(start))]);
        var step = most.TotalHours / Steps;
        var fade = Math.Exp(-step / Lately.TotalHours);
        var (expected, waited, time, forWindow) = (0.0, 0.0, 0.0, false);
        var full = Window > 1 ? Window / 2.0 : double.MaxValue; // half of what the document holds
        while (time < most.TotalHours && waited < allowance && !forWindow)
        {
            var usual = rates[WeekHour.Of((long)Math.Floor(start + time))] * _minutes.Share(start + time);
            expected += Math.Max(usual * 0.2, usual + excess) * step;
            waited += expected * step;
            time += step;
            excess *= fade;
            forWindow = expected >= full;
        }

        var wait = TimeSpan.FromHours(time);
        return new(wait < least ? least : wait > most ? most : wait, time > 0 ? expected / time : 0, forWindow && wait > least);
    }

    /// <summary>New entries to be expected between two instants by the usual week.</summary>
    public double Expected(DateTimeOffset from, DateTimeOffset to)
    {
        Span<double> rates = stackalloc double[WeekHour.Count];
        Rates(rates);
        var week = Sum(rates);
        var (at, end) = (WeekHour.Since1970(from), WeekHour.Since1970(to));
        var weeks = Math.Max(0, Math.Floor((end - at) / WeekHour.Count));
        var sum = weeks * week;
        at += weeks * WeekHour.Count;
        while (at < end)
        {
            var next = Math.Min(end, Math.Floor(at) + 1);
            sum += rates[WeekHour.Of((long)Math.Floor(at))] * (next - at);
            at = next;
        }

        return sum;
    }

    private static double Sum(ReadOnlySpan<double> rates)
    {
        var sum = 0.0;
        foreach (var rate in rates)
            sum += rate;
        return sum;
    }

    // How far the last hour or so stands above what is usual, or below it.
    private double Excess(double usual)
    {
        var observed = Lately.TotalHours * (1 - Math.Exp(-Math.Max(0, (Through - (Since ?? Through)) / Lately)));
        return (((usual * UsualWorth) + Recent) / (UsualWorth + observed)) - usual;
    }
}
