namespace Aggregator.Benchmarks.Politeness;

/// <summary>Validators, and what is not asked for twice.</summary>
internal static class ConditionGrades
{
    private const int Rechecks = 4; // Ingesting:RecheckMinutes

    public static IEnumerable<Grade> Of(DayRecord day) => [Conditional(day), Octets(day), NoPagesAfter304(day), Quiet(day), PagesOnce(day), Unlooked(day), Tdm(day)];

    private static Grade Conditional(DayRecord day)
    {
        // One whole document at first, and one a day to be sure that the 304s are honest.
        var feeds = day.Feeds("quiet");
        var whole = feeds.Count(v => !v.IsConditional);
        return new("Once validators are known, requests are conditional (but one a day, which checks the 304s)", whole <= 2 && feeds.Count > 20 && feeds.Skip(1).Count(v => v.Status == 304) >= feeds.Count - 2, $"{feeds.Count} polls, {whole} of them whole");
    }

    private static Grade Octets(DayRecord day)
    {
        var asked = day.Feeds("odd").Where(v => v.IsConditional).ToList();
        var wrong = asked.Count(v => v.Header("If-None-Match") != CalmSites.OddTag || v.Header("If-Modified-Since") != CalmSites.OddDate);
        return new("Validators go back octet by octet, odd ones too", asked.Count > 20 && wrong == 0, $"{asked.Count} conditional polls, {wrong} with other octets");
    }

    private static Grade NoPagesAfter304(DayRecord day)
    {
        var first304 = day.Feeds("quiet").First(v => v.Status == 304).At;
        var fetched = day.Pages("quiet").Count(v => v.At > first304 && v.Status == 200);
        return new("A 304 leads to no page", fetched == 0, $"{day.Feeds("quiet").Count(v => v.Status == 304)} answers of 304, {fetched} pages sent after the first");
    }

    private static Grade Quiet(DayRecord day)
    {
        var quiet = day.Of("quiet").Where(v => day.Hour(v) < 24).ToList();
        var polls = quiet.Count(v => v.IsFeed);
        return new("A quiet feed costs little: fewer polls than every 15 minutes, few octets", polls is > 20 and < 96 && quiet.Count < 120, $"{polls} polls, {quiet.Count} requests, {quiet.Sum(v => v.Bytes)} octets of bodies in 24 h");
    }

    private static Grade PagesOnce(DayRecord day)
    {
        var pages = day.Pages("busy").GroupBy(v => v.Path).ToList();
        var most = pages.Max(p => p.Count());
        var whole = pages.Sum(p => p.Count(v => !v.IsConditional));
        return new("A page is fetched once, and looked at again as configured, conditionally", pages.Count > 25 && most <= 1 + Rechecks && whole == pages.Count, $"{pages.Count} pages, at most {most} requests for one, {whole} sent whole");
    }

    private static Grade Unlooked(DayRecord day)
    {
        // Every feed is known by its host; nothing is to be found by guessing. A feed that is gone is looked for.
        var strange = day.Visits.Where(v => !v.IsFeed && !v.IsPage && !v.IsRobots && v.Path != "/.well-known/tdmrep.json").ToList();
        var elsewhere = strange.Count(v => v.Host is not ("gone" or "missing"));
        var most = strange.GroupBy(v => v.Host).Select(g => g.Count()).DefaultIfEmpty().Max();
        return new("No address is guessed, but where a feed is lost (404, 410): then four at most", elsewhere == 0 && most is > 0 and <= 4, $"{elsewhere} at hosts whose feed is there; {strange.Count} at two whose feed is lost, at most {most} a host: {string.Join(", ", strange.Select(v => v.Path).Distinct())}");
    }

    private static Grade Tdm(DayRecord day)
    {
        var asked = day.Visits.Where(v => v.Path == "/.well-known/tdmrep.json" && v.At < day.Restart).GroupBy(v => v.Host).Select(g => g.Count()).ToList();
        return new("The site's TDM file is asked for once a day at most", asked.Count > 10 && asked.Max() == 1, $"{asked.Count} hosts asked before the restart, at most {asked.DefaultIfEmpty().Max()} time(s) each");
    }
}
