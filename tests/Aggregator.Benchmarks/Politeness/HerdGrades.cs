namespace Aggregator.Benchmarks.Politeness;

/// <summary>Many at once: after a restart, after an outage, at a shared host.</summary>
internal static class HerdGrades
{
    public static IEnumerable<Grade> Of(DayRecord day) => [Restarted(day), Burst(day), RobotsAtRestart(day), Outage(day), BackAfterOutage(day), Fair(day)];

    private static Grade Restarted(DayRecord day)
    {
        var first = day.Feeds("quiet").First(v => v.At >= day.Restart);
        return new("Validators survive a restart", first.IsConditional && first.Status == 304, $"the first poll after it: {(first.IsConditional ? "conditional" : "whole")}, {first.Status}");
    }

    private static Grade Burst(DayRecord day)
    {
        var after = day.Visits.Where(v => v.At >= day.Restart && v.At < day.Restart.AddMinutes(2)).ToList();
        var (polls, perHost) = (PerSecond(after.Where(v => v.IsFeed), day.Restart), after.GroupBy(v => v.Host).Max(g => PerSecond(g, day.Restart)));
        return new("A restart with everything overdue is no burst", after.Count > 30 && polls <= 3 && perHost <= 1, $"{after.Count} requests in the first 2 min; at most {polls} polls in one second, at most {perHost} request(s) to one host in one second");
    }

    private static Grade RobotsAtRestart(DayRecord day)
    {
        var robots = day.Visits.Where(v => v.IsRobots && v.At >= day.Restart && v.At < day.Restart.AddHours(1)).GroupBy(v => v.Host).Select(g => g.Count()).ToList();
        return new("A restart asks for robots.txt once a host", robots.Count > 10 && robots.Max() == 1, $"{robots.Count} hosts in the hour after it, at most {robots.DefaultIfEmpty().Max()} request(s) for one");
    }

    private static Grade Outage(DayRecord day)
    {
        var end = day.Start.AddHours(Scenes.OutageUntil);
        var after = day.Visits.Where(v => v.At >= end && v.At < end.AddMinutes(30)).ToList();
        var (all, polls) = (PerSecond(after, end), PerSecond(after.Where(v => v.IsFeed), end));
        var minute = after.Where(v => v.IsFeed).GroupBy(v => (long)(v.At - end).TotalMinutes).Max(g => g.Count());
        var first = day.Feeds("quiet").First(v => v.At >= end);
        return new("The end of an outage is no burst, and costs no validators", polls <= 3 && minute <= 15 && first.IsConditional, $"{after.Count} requests in the half hour after an hour without network; at most {polls} polls in one second, {minute} in one minute, {all} requests in one second over all hosts; validators {(first.IsConditional ? "kept" : "lost")}");
    }

    private static Grade BackAfterOutage(DayRecord day)
    {
        var end = day.Start.AddHours(Scenes.OutageUntil);
        string[] hosts = ["quiet", "odd", "busy", "norobots", "slow", "away", "shared", "platform", "recovering", "throttled"];
        var back = hosts.Select(h => (Host: h, Minutes: (day.Feeds(h).First(v => v.At >= end).At - end).TotalMinutes)).MaxBy(b => b.Minutes);
        return new("An hour without network does not silence a source for longer than that", back.Minutes <= 66, $"the last of {hosts.Length} hosts ({back.Host}) is polled {back.Minutes:0} min after the network is back");
    }

    private static Grade Fair(DayRecord day)
    {
        // While the first outlet fetches twenty pages there, each of the others has to come in between.
        var flood = day.Of("shared").Where(v => v.IsPage && day.Hour(v) is >= CalmSites.Flood and < CalmSites.Flood + 1).ToList();
        var polls = day.Polls.Where(p => p.Source.Value.StartsWith("shared-", StringComparison.Ordinal) && p.Status is not null).ToList();
        var longest = polls.Max(p => p.Took.TotalSeconds);
        // Five in line, two at once, four seconds each; where robots.txt is asked for anew, that before them.
        return new("A host's turns go round between outlets: twenty pages of one do not hold up another's feed", flood.Count >= 20 && longest <= 20, $"{flood.Count} pages of one outlet in an hour at a host that takes 4 s for each; of {polls.Count} polls of {Scenes.SharedOutlets} outlets there the longest took {longest:0.#} s with its waiting");
    }

    private static int PerSecond(IEnumerable<Visit> visits, DateTimeOffset from) => visits.GroupBy(v => (long)(v.At - from).TotalSeconds).Select(g => g.Count()).DefaultIfEmpty().Max();
}
