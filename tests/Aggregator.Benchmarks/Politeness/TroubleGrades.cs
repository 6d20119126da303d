using Aggregator.Storing;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>Failures, and feeds that are not there.</summary>
internal static class TroubleGrades
{
    public static IEnumerable<Grade> Of(DayRecord day) => [Gone(day), Missing(day), Failing(day), BrokenPages(day), Recovered(day), Challenged(day)];

    private static Grade Gone(DayRecord day)
    {
        var (feeds, next) = (day.Feeds("gone"), day.State("gone").NextAt);
        return new("A 410 leads to hardly any polls, and never to none for good", feeds.Count is >= 2 and <= 4 && next <= day.End.AddHours(27), $"{feeds.Count} polls in 30 h; next in {(next - day.End).TotalHours:0.#} h");
    }

    private static Grade Missing(DayRecord day)
    {
        var feeds = day.Feeds("missing");
        var gaps = DayRecord.Gaps(feeds);
        return new("A 404 is backed off from, and never given up", feeds.Count is >= 5 and <= 9 && gaps[^1] > 120, $"{feeds.Count} polls in 30 h, {string.Join(", ", gaps.Select(static g => $"{g:0}"))} min apart");
    }

    private static Grade BrokenPages(DayRecord day)
    {
        var pages = day.Pages("pages500").GroupBy(v => v.Path).Select(g => g.ToList()).ToList();
        var gaps = DayRecord.Gaps(pages[0]);
        return new("A page that fails (500) is tried again with growing pauses, and once more so a day later: a dozen requests, then none", pages.Count == 3 && pages.Max(p => p.Count) <= 12 && gaps.Take(5).Zip(gaps.Skip(1)).Take(4).All(static g => g.Second > g.First * 2), $"{pages.Count} pages, at most {pages.Max(p => p.Count)} requests for one in 30 h; the first one's {string.Join(", ", gaps.Select(static g => $"{g:0}"))} min apart");
    }

    private static Grade Failing(DayRecord day)
    {
        var feeds = day.Feeds("failing");
        // The stop in the middle may lengthen one.
        var gaps = DayRecord.Gaps(feeds);
        var grows = gaps.Zip(gaps.Skip(1), static (a, b) => b >= a * 1.5).Count(static g => g);
        var next = day.State("failing").NextAt;
        return new("A failing host is asked with growing pauses, and never given up", grows >= gaps.Count - 2 && feeds.Count is >= 6 and <= 9 && next <= day.End.AddHours(27), $"{feeds.Count} polls in 30 h, {string.Join(", ", gaps.Select(static g => $"{g:0}"))} min apart; next in {(next - day.End).TotalHours:0.#} h");
    }

    private static Grade Recovered(DayRecord day)
    {
        var feeds = day.Feeds("recovering");
        var well = feeds.Where(v => v.Status is 200 or 304).ToList();
        // Neither the stop nor the outage is a pause of the daemon's choosing.
        var gaps = DayRecord.Gaps([.. well.Where(v => v.At >= day.Restart && day.Hour(v) < Scenes.OutageFrom)]);
        return new("After an outage the pace is the usual one again", gaps.Count > 5 && gaps.Max() <= 64 && day.State("recovering").Health == SourceHealth.Healthy, $"{feeds.Count - well.Count} failed polls, then {well.Count}, at most {gaps.DefaultIfEmpty().Max():0} min apart");
    }

    private static Grade Challenged(DayRecord day)
    {
        var feeds = day.Feeds("challenged");
        var blocked = feeds.Where(v => day.Hour(v) is >= Scenes.TroubleFrom and < Scenes.TroubleUntil).ToList();
        var gaps = DayRecord.Gaps(blocked);
        var backsOff = gaps.Zip(gaps.Skip(1), static (a, b) => b > a).All(static g => g);
        var state = day.State("challenged");
        // Had it been read as a feed, its validators would be lost with it.
        var after = feeds.First(v => v.At > blocked[^1].At);
        return new("A bot challenge is backed off from, and not taken for an empty feed", blocked.Count is >= 2 and <= 6 && backsOff && after.IsConditional && state.Health == SourceHealth.Healthy, $"{blocked.Count} polls in 4 h of challenge, {string.Join(", ", gaps.Select(static g => $"{g:0}"))} min apart; afterwards {after.Status}, {(after.IsConditional ? "conditional" : "whole")}");
    }
}
