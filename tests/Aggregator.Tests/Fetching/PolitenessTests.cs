using Aggregator.Benchmarks.Politeness;

namespace Aggregator.Fetching;

/// <summary>The simulated day of docs/politeness.md: every behaviour that is graded there, and that the grades notice bad ones.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PolitenessTests
{
    private DayRecord _day = null!;

    [OneTimeSetUp]
    public async Task Live()
    {
        // On a machine that has no time for us, patterns run out of theirs (real milliseconds), and the daemon tries those visits again: another day, then.
        for (var tries = 0; tries < 3 && (tries == 0 || _day.Mistakes.Any(m => m.Contains("RegexMatchTimeoutException", StringComparison.Ordinal))); tries++)
            _day = await SimulatedDay.RunAsync();
    }

    [Test]
    public void Every_behaviour_of_a_simulated_day_is_that_of_a_good_neighbour()
    {
        var grades = PolitenessBenchmark.Grades(_day);

        Assert.That(grades, Has.Count.GreaterThan(40));
        Assert.Multiple(() =>
        {
            foreach (var grade in grades)
                Assert.That(grade.Passed, $"{grade.Behaviour}: {grade.Numbers}");
        });
    }

    [Test]
    public void The_grades_notice_requests_that_come_too_close() =>
        Assert.That(Failed(After("quiet", v => v.IsFeed && v.Status == 304, TimeSpan.FromSeconds(0.5))), Has.Some.Contains("a second apart"));

    [Test]
    public void The_grades_notice_a_third_request_in_flight() => Assert.That(Failed(Changed("shared", v => v with { InFlight = 3 })), Has.Some.Contains("in flight"));

    [TestCase("throttled", 429, "Retry-After in seconds (429)")]
    [TestCase("unavailable", 503, "Retry-After as a date (503)")]
    [TestCase("pages429", 429, "Retry-After of a page")]
    [TestCase("robots503", 503, "Retry-After of robots.txt (503")]
    [TestCase("robots429", 429, "Retry-After of robots.txt (429")]
    [TestCase("patient", 429, "outlasts a restart")]
    public void The_grades_notice_who_does_not_wait(string host, int status, string behaviour) =>
        Assert.That(Failed(After(host, v => v.Status == status, TimeSpan.FromMinutes(31))), Has.Some.Contains(behaviour));

    [Test]
    public void The_grades_notice_polls_that_are_not_conditional() =>
        Assert.That(Failed(Changed("quiet", v => v with { Headers = new Dictionary<string, string>(v.Headers.Where(h => !h.Key.StartsWith("If-", StringComparison.Ordinal))) })), Has.Some.Contains("conditional"));

    [Test]
    public void The_grades_notice_a_validator_that_was_mended() =>
        Assert.That(Failed(Changed("odd", v => v.IsConditional ? With(v, "If-None-Match", CalmSites.OddTag + " ") : v)), Has.Some.Contains("octet by octet"));

    [Test]
    public void The_grades_notice_credentials_that_went_astray() => Assert.That(Failed(Changed("memberto", v => With(v, "Authorization", Scenes.Credential))), Has.Some.Contains("credentials go to"));

    [Test]
    public void The_grades_notice_who_does_not_say_who_it_is() => Assert.That(Failed(Changed("quiet", v => With(v, "User-Agent", "Mozilla/5.0"))), Has.Some.Contains("who we are"));

    [Test]
    public void The_grades_notice_what_robots_txt_forbids() =>
        Assert.That(Failed(Changed("private", v => v.IsPage ? v with { Path = "/secret/report-2.html" } : v)), Has.Some.Contains("disallows"));

    private static Visit With(Visit visit, string name, string value) => visit with { Headers = new Dictionary<string, string>(visit.Headers) { [name] = value } };

    private static List<string> Failed(DayRecord day) => [.. PolitenessBenchmark.Grades(day).Where(g => !g.Passed).Select(g => g.Behaviour)];

    private DayRecord Changed(string host, Func<Visit, Visit> change) => _day with { Visits = [.. _day.Visits.Select(v => v.Host == host ? change(v) : v)] };

    // One more request of the same kind, so long after the first that is like this.
    private DayRecord After(string host, Func<Visit, bool> like, TimeSpan later)
    {
        var first = _day.Visits.First(v => v.Host == host && like(v));
        return _day with { Visits = [.. _day.Visits.Append(first with { At = first.At + later }).OrderBy(v => v.At)] };
    }
}
