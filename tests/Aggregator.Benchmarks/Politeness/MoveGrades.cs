namespace Aggregator.Benchmarks.Politeness;

/// <summary>Redirects, and what goes along with them.</summary>
internal static class MoveGrades
{
    public static IEnumerable<Grade> Of(DayRecord day) => [Moved(day), Away(day), Loop(day), Credentials(day)];

    private static Grade Moved(DayRecord day)
    {
        var (old, there) = (day.Feeds("moved"), day.Feeds("movedto"));
        var later = there.Count(v => v.At > old[^1].At.AddMinutes(1));
        return new("A permanent redirect is kept once it proved itself: the old address is asked no more", day.State("moved").MovedTo is not null && later >= 2 && day.Hour(old[^1]) is >= 24 and < 27, $"{old.Count} polls of the old address, the last after {day.Hour(old[^1]):0.#} h; {later} of the new one alone");
    }

    private static Grade Away(DayRecord day)
    {
        var (old, there) = (day.Feeds("away"), day.Feeds("awayto"));
        return new("A temporary redirect is not kept: the configured address is asked every time", old.Count > 20 && Math.Abs(old.Count - there.Count) <= 1 && day.State("away").MovedTo is null, $"{old.Count} polls of the configured address, {there.Count} of the one it leads to");
    }

    private static Grade Loop(DayRecord day)
    {
        var feeds = day.Feeds("loop");
        var polls = day.Turns.Count(t => t.Outlet.Value == "loop");
        return new("A redirect loop costs two requests and is backed off from", polls > 3 && feeds.Count <= 2 * polls && feeds.Count < 24, $"{feeds.Count} requests in {polls} turns over 30 h");
    }

    private static Grade Credentials(DayRecord day)
    {
        var own = day.Of("member").Where(v => !v.IsRobots && v.Path != "/.well-known/tdmrep.json").ToList();
        var without = own.Count(v => v.Header("Authorization") != Scenes.Credential || v.Header("X-Member-Key") != Scenes.Key);
        var (elsewhere, strange) = (day.Of("memberto").Count, day.Visits.Count(v => v.Host != "member" && (v.Header("Authorization") is not null || v.Header("X-Member-Key") is not null)));
        return new("A source's credentials go to its own host, and to no other that it redirects to", own.Count > 20 && without == 0 && elsewhere > 20 && strange == 0, $"{own.Count} requests to its own host, {without} without them; {elsewhere} to the one it redirects to; {strange} with them anywhere else");
    }
}
