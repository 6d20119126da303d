namespace Aggregator.Benchmarks.Politeness;

/// <summary>What every request says, and does not.</summary>
internal static class HeaderGrades
{
    private static readonly string[] Unsaid = ["Cookie", "Referer", "Range", "Authorization", "traceparent", "Origin", "X-Forwarded-For"];

    public static IEnumerable<Grade> Of(DayRecord day) => [Agent(day), Compression(day), Nothing(day), Accept(day)];

    private static Grade Agent(DayRecord day)
    {
        var agents = day.Visits.Select(v => v.Header("User-Agent") ?? "").Distinct().ToList();
        return new("Every request says who we are, with version and contact", agents is [var one] && one.StartsWith("Aggregator/", StringComparison.Ordinal) && one.EndsWith("(+https://portal.example/bot)", StringComparison.Ordinal), $"{day.Visits.Count} requests: {string.Join(" | ", agents)}");
    }

    private static Grade Compression(DayRecord day)
    {
        var without = day.Visits.Count(v => v.Header("Accept-Encoding")?.Contains("gzip", StringComparison.Ordinal) != true);
        return new("Compression is asked for", without == 0, $"{without} requests without");
    }

    private static Grade Nothing(DayRecord day)
    {
        var with = day.Visits.Count(v => v.Host != "member" && Unsaid.Any(v.Headers.ContainsKey));
        return new("No cookies, referer, ranges, trace identifiers or unasked-for credentials are sent", with == 0, $"{with} requests with one of them");
    }

    private static Grade Accept(DayRecord day)
    {
        var wrong = day.Visits.Count(v => !(v.Header("Accept") ?? "").Contains(v.IsFeed ? "application/rss+xml" : v.IsPage ? "text/html" : v.IsRobots ? "text/plain" : "*/*", StringComparison.Ordinal));
        return new("Accept names what is wanted: feeds, pages, text", wrong == 0, $"{wrong} of {day.Visits.Count} requests with another");
    }
}
