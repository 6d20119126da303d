namespace Aggregator.Benchmarks.Politeness;

/// <summary>robots.txt (RFC 9309).</summary>
internal static class RobotsGrades
{
    private const double KeptMinutes = 12 * 60; // Fetching:RobotsCacheHours

    public static IEnumerable<Grade> Of(DayRecord day) => [First(day), Seldom(day), Disallowed(day), CrawlDelay(day), Unreachable(day), Missing(day)];

    private static Grade First(DayRecord day)
    {
        var early = day.Hosts.Count(h => !day.Of(h)[0].IsRobots);
        return new("robots.txt comes before anything else of a host", early == 0, $"{day.Hosts.Count()} hosts, {early} asked for something else first");
    }

    private static Grade Seldom(DayRecord day)
    {
        var (most, closest, where) = (0, double.MaxValue, "");
        foreach (var host in day.Hosts.Where(h => !h.StartsWith("robots", StringComparison.Ordinal)))
        {
            var asked = day.Of(host).Where(v => v.IsRobots).ToList();
            most = Math.Max(most, asked.Count);
            // The file does not outlast a restart.
            foreach (var part in new[] { asked.Where(v => v.At < day.Restart), asked.Where(v => v.At >= day.Restart) })
            {
                if (DayRecord.Gaps([.. part]).DefaultIfEmpty(double.MaxValue).Min() is var gap && gap < closest)
                    (closest, where) = (gap, host);
            }
        }

        return new("robots.txt is not asked for again within its time (12 h), but after a restart", most <= 4 && closest >= KeptMinutes, $"at most {most} times a host in 30 h; closest {closest / 60:0.#} h apart ({where})");
    }

    private static Grade Disallowed(DayRecord day)
    {
        var pages = day.Pages("private");
        var secret = pages.Count(v => v.Path.StartsWith("/secret/", StringComparison.Ordinal));
        return new("What robots.txt disallows is never asked for", secret == 0 && pages.Count > 0, $"{secret} requests under /secret/, {pages.Count} beside it");
    }

    private static Grade CrawlDelay(DayRecord day)
    {
        // The first request is robots.txt itself: its delay is known only then.
        var slow = day.Of("slow");
        var gaps = DayRecord.Gaps(slow.Where(v => !v.IsRobots).ToList());
        return new("A crawl-delay raises the distance", slow.Count > 20 && gaps.Min() * 60 >= Scenes.CrawlDelay - 0.001, $"{slow.Count} requests, closest {gaps.Min() * 60:0.###} s apart, crawl-delay {Scenes.CrawlDelay} s");
    }

    private static Grade Unreachable(DayRecord day)
    {
        var all = day.Of("robots5xx");
        var before = all.Where(v => day.Hour(v) < Scenes.TroubleUntil).ToList();
        var (asked, else_) = (before.Count(v => v.IsRobots), before.Count(v => !v.IsRobots));
        var later = all.Count(v => v.IsFeed && v.Status is 200 or 304);
        return new("While robots.txt answers 5xx nothing else is asked for; afterwards it is", else_ == 0 && asked is > 1 and < 49 && later > 3, $"robots.txt {asked} times in {Scenes.TroubleUntil} h, {else_} other requests; {later} answers afterwards");
    }

    private static Grade Missing(DayRecord day)
    {
        var feeds = day.Feeds("norobots").Count;
        return new("A robots.txt that is not there (404) forbids nothing", feeds > 20 && day.Pages("norobots").Count >= 3, $"{feeds} polls, {day.Pages("norobots").Count} page requests");
    }
}
