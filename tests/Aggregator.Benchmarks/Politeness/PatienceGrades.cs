namespace Aggregator.Benchmarks.Politeness;

/// <summary>Retry-After (RFC 9110 §10.2.3), wherever it is said.</summary>
internal static class PatienceGrades
{
    public static IEnumerable<Grade> Of(DayRecord day) => [Seconds(day), Date(day), Pages(day), RobotsSeconds(day), RobotsDate(day), AcrossRestart(day), Others(day), Tenants(day), NoBurst(day)];

    private static Grade Seconds(DayRecord day)
    {
        var (refused, closest) = AfterRefusal(day.Of("throttled"), 429);
        return new("Retry-After in seconds (429) is obeyed, for pages of the host too", refused > 0 && closest >= Scenes.RetrySeconds, $"{refused} answers of 429; the next request of any kind {closest:0.#} s after at the earliest, asked for {Scenes.RetrySeconds} s");
    }

    private static Grade Date(DayRecord day)
    {
        var all = day.Of("unavailable");
        var refused = all.Where(v => v.Status == 503).ToList();
        var early = all.Where(v => v.At > refused[0].At && day.Hour(v) < Scenes.TroubleUntil).ToList();
        var later = day.Feeds("unavailable")[^1].Status;
        return new("Retry-After as a date (503) is obeyed", refused.Count > 0 && early.Count == 0 && later is 200 or 304, $"{refused.Count} answer(s) of 503; {early.Count} requests before the date{Listed(day, early)}; at last {later}");
    }

    private static Grade Pages(DayRecord day)
    {
        var all = day.Of("pages429");
        var (refused, closest) = AfterRefusal(all, 429);
        var later = day.Pages("pages429").Count(v => v.Status == 200);
        return new("Retry-After of a page (429) is obeyed, for the feed of the host too", refused > 0 && closest >= Scenes.PageRetrySeconds && later > 0, $"{refused} answers of 429; the next request of any kind {closest:0.#} s after at the earliest, asked for {Scenes.PageRetrySeconds} s; {later} pages had");
    }

    private static Grade RobotsSeconds(DayRecord day)
    {
        var all = day.Of("robots503");
        var (refused, closest) = AfterRefusal(all, 503);
        var else_ = all.Count(v => !v.IsRobots && day.Hour(v) < Scenes.TroubleUntil);
        return new("Retry-After of robots.txt (503, seconds) is obeyed", refused > 1 && closest >= Scenes.RobotsRetrySeconds && else_ == 0, $"{refused} answers of 503, the next request {closest:0.#} s after at the earliest, asked for {Scenes.RobotsRetrySeconds} s; {else_} other requests until robots.txt was had");
    }

    private static Grade RobotsDate(DayRecord day)
    {
        var all = day.Of("robots429");
        var early = all.Where(v => v.At > all[0].At && day.Hour(v) < Scenes.TroubleUntil).ToList();
        var later = all.Count(v => v.IsFeed);
        return new("Retry-After of robots.txt (429, date) is obeyed", all[0].Status == 429 && early.Count == 0 && later > 3, $"{early.Count} requests between the first 429 and the date{Listed(day, early)}; {later} polls afterwards");
    }

    private static Grade AcrossRestart(DayRecord day)
    {
        var all = day.Of("patient");
        var refused = all.First(v => v.Status == 429);
        var early = all.Where(v => v.At > refused.At && day.Hour(v) < Scenes.PatientUntil).ToList();
        var pages = all.Count(v => v.IsPage && day.Hour(v) >= Scenes.PatientUntil);
        return new("Retry-After outlasts a restart, for pages and robots.txt too", refused.At < day.Restart && early.Count == 0 && pages > 3, $"asked at {day.Hour(refused):0.0} h for patience until {Scenes.PatientUntil} h, restart at {Scenes.RestartAt:0.0} h: {early.Count} requests before{Listed(day, early)}; {pages} page requests afterwards");
    }

    private static Grade Others(DayRecord day)
    {
        var during = day.Feeds("quiet").Count(v => day.Hour(v) is >= Scenes.TroubleFrom and < Scenes.TroubleUntil);
        var after = day.Feeds("quiet").Count(v => day.Hour(v) is >= Scenes.TroubleUntil and < Scenes.TroubleUntil + Scenes.TroubleUntil - Scenes.TroubleFrom);
        return new("One host's Retry-After does not slow another host", during >= 3 && during >= after - 1, $"quiet host: {during} polls in the 4 h in which six hosts asked for patience, {after} in the 4 h after");
    }

    private static Grade Tenants(DayRecord day)
    {
        var all = day.Of("platform");
        var (refused, closest) = AfterRefusal([.. all.Where(v => v.Path == "/feed-0")], 429);
        var others = all.Count(v => v.IsFeed && v.Path != "/feed-0" && day.Hour(v) is >= Scenes.TroubleFrom and < Scenes.TroubleUntil);
        var after = all.Count(v => v.IsFeed && v.Path != "/feed-0" && day.Hour(v) is >= Scenes.TroubleUntil and < Scenes.TroubleUntil + Scenes.TroubleUntil - Scenes.TroubleFrom);
        return new("One outlet's Retry-After on a shared host does not slow the other outlets there", refused > 0 && closest >= Scenes.RetrySeconds && others >= 6 && others >= after - 2, $"{refused} answers of 429 to one outlet, its next poll {closest:0.#} s after at the earliest; the two others: {others} polls in those 4 h, {after} in the 4 h after");
    }

    private static Grade NoBurst(DayRecord day)
    {
        var until = day.Start.AddHours(Scenes.PatientUntil);
        var after = day.Of("patient").Where(v => v.At >= until && v.At < until.AddMinutes(5)).ToList();
        var gaps = DayRecord.Gaps(after).Select(static g => g * 60).ToList();
        return new("No burst at the end of a Retry-After: what waited goes one by one", after.Count >= 4 && gaps.Min() >= 0.999, $"{after.Count} requests in the 5 min after it, the first {(after.Select(v => (double?)(v.At - until).TotalSeconds).FirstOrDefault() ?? -1):0.#} s after its end, closest {gaps.DefaultIfEmpty().Min():0.###} s apart");
    }

    private static string Listed(DayRecord day, List<Visit> visits) => visits.Count == 0 ? "" : $" ({string.Join(", ", visits.Take(3).Select(v => $"{v.Path} at {day.Hour(v):0.######} h"))})";

    private static (int Refused, double ClosestSeconds) AfterRefusal(List<Visit> visits, int status)
    {
        var next = visits.Zip(visits.Skip(1)).Where(p => p.First.Status == status).Select(p => (p.Second.At - p.First.At).TotalSeconds).ToList();
        return (next.Count, next.DefaultIfEmpty().Min());
    }
}
