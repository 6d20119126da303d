using Aggregator.Scheduling;

namespace Aggregator.Benchmarks.Efficiency;

/// <summary>What polling an outlet by a plan cost and brought in one week.</summary>
internal sealed class PolledWeek
{
    public int Requests { get; private set; }

    public int Missed { get; private set; }

    /// <summary>Minutes from published to seen.</summary>
    public List<double> Delays { get; } = [];

    /// <summary>Polls the reports of an outlet from the start of the first week to the end of the last by the real decision; one result a week.</summary>
    public static IReadOnlyList<PolledWeek> Run(IReadOnlyList<DateTimeOffset> reports, int window, PollPlan plan, DateTimeOffset monday, int weeks, int seed)
    {
        var results = Enumerable.Range(0, weeks).Select(_ => new PolledWeek()).ToList();
        var random = new Random(seed);
        var (rhythm, now, seen, polled) = (Rhythm.None, monday.AddHours(random.NextDouble()), 0, (DateTimeOffset?)null);
        // What was there before the first poll is nobody's delay.
        while (now < monday.AddDays(7 * weeks))
        {
            var shown = Count(reports, now, seen);
            var first = Math.Max(0, shown - window);
            var week = results[(int)((now - monday).TotalDays / 7)];
            week.Requests++;
            var lost = polled is not null && first > seen;
            if (polled is not null)
                week.Take(reports, seen, shown, first, now);
            List<DateTimeOffset?> news = [.. Enumerable.Range(Math.Max(first, seen), shown - Math.Max(first, seen)).Select(i => (DateTimeOffset?)reports[i])];
            // An unchanged document is answered with 304: no window to be seen.
            rhythm = rhythm.After(now, news, news.Count > 0 || polled is null ? shown - first : null);
            var facts = new PollFacts { End = PollEnd.Answered, Plan = plan, Rhythm = rhythm, WindowLostAfter = lost ? now - polled : null };
            (seen, polled) = (shown, now);
            now = NextPoll.After(facts, now, random.NextDouble()).At;
        }

        return results;
    }

    private void Take(IReadOnlyList<DateTimeOffset> reports, int from, int to, int first, DateTimeOffset now)
    {
        for (var i = from; i < to; i++)
        {
            if (i < first)
                Missed++;
            else
                Delays.Add((now - reports[i]).TotalMinutes);
        }
    }

    private static int Count(IReadOnlyList<DateTimeOffset> reports, DateTimeOffset now, int from)
    {
        while (from < reports.Count && reports[from] <= now)
            from++;
        return from;
    }
}
