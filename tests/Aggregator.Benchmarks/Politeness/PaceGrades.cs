namespace Aggregator.Benchmarks.Politeness;

/// <summary>How often, how close, how many at once.</summary>
internal static class PaceGrades
{
    public static IEnumerable<Grade> Of(DayRecord day) =>
    [
        InFlight(day), Spacing(day),
        NotOftener(day, "ttl", "RSS ttl is honoured", 180), NotOftener(day, "syndication", "sy:updatePeriod and sy:updateFrequency are honoured", 240), NotOftener(day, "fresh", "Cache-Control: max-age is honoured", 120),
        SkipHours(day), SkipDays(day), Reasons(day), Mistakes(day),
    ];

    private static Grade InFlight(DayRecord day)
    {
        var shared = day.Of("shared");
        var most = day.Visits.Max(v => v.InFlight);
        return new("At most two requests are in flight at one host, however many outlets have feeds there", most <= 2 && shared.Max(v => v.InFlight) == 2, $"most {most}; {shared.Count} requests of 5 outlets at the shared host, which takes 4 s each");
    }

    private static Grade Spacing(DayRecord day)
    {
        var gaps = day.Hosts.SelectMany(h => DayRecord.Gaps(day.Of(h)).Select(g => (Seconds: g * 60, Host: h))).ToList();
        var (closest, where) = gaps.MinBy(g => g.Seconds);
        var close = gaps.Count(g => g.Seconds < 0.999);
        return new("Requests to one host start a second apart or more", close == 0, $"{gaps.Count} distances, {close} under 1 s; closest {closest:0.###} s ({where})");
    }

    private static Grade NotOftener(DayRecord day, string host, string behaviour, double minutes)
    {
        var feeds = day.Feeds(host);
        var closest = DayRecord.Gaps(feeds).Min();
        return new(behaviour, closest >= minutes && feeds.Count >= 3, $"{feeds.Count} polls, closest {closest:0} min apart, asked for {minutes:0}");
    }

    private static Grade SkipHours(DayRecord day)
    {
        var feeds = day.Feeds("skiphours");
        var skipped = feeds.Count(v => v.At.Hour is < 5 or 15);
        return new("skipHours (GMT) are skipped", skipped == 0 && feeds.Count > 10, $"{skipped} polls in the skipped hours, {feeds.Count} in the others");
    }

    private static Grade SkipDays(DayRecord day)
    {
        var feeds = day.Feeds("skipdays");
        var skipped = feeds.Count(v => v.At.DayOfWeek == DayOfWeek.Tuesday);
        var next = day.State("skipdays").NextAt;
        return new("skipDays (GMT) are skipped", skipped == 0 && feeds.Count > 5 && next.DayOfWeek == DayOfWeek.Wednesday, $"{skipped} polls on the skipped day, {feeds.Count} on the other; next {next:ddd HH:mm}");
    }

    private static Grade Mistakes(DayRecord day) => new("No turn met a mistake of the daemon's own", day.Mistakes.Count == 0, $"{day.Turns.Count} turns, {day.Mistakes.Count} mistakes{(day.Mistakes.Count > 0 ? $": {day.Mistakes[0].ReplaceLineEndings(" ")}" : "")}");

    private static Grade Reasons(DayRecord day)
    {
        var without = day.Sources.Count(s => string.IsNullOrWhiteSpace(s.State.NextBecause) || s.State.NextAt < day.End.AddHours(-1));
        return new("Every source has a next poll, and says why it is then", without == 0, $"{day.Sources.Count} sources, {without} without; such as \"{day.State("throttled").NextBecause}\", \"{day.State("failing").NextBecause}\"");
    }
}
