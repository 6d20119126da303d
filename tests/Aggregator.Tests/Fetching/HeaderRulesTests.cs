namespace Aggregator.Fetching;

/// <summary>Retry-After, freshness and dates, as servers write them.</summary>
public sealed class HeaderRulesTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 4, 10, 0, 0, TimeSpan.Zero);

    [TestCase("120", 120)]
    [TestCase(" 0 ", 0)]
    [TestCase("1.5", 2)]
    [TestCase("-5", 0)]
    [TestCase("Tue, 04 Mar 2025 10:05:00 GMT", 300)]
    [TestCase("Tuesday, 04-Mar-25 10:05:00 GMT", 300)]
    [TestCase("Tue Mar  4 10:05:00 2025", 300)]
    [TestCase("Mon, 03 Mar 2025 10:05:00 GMT", 0)]
    [TestCase("99999999999999999999", 30 * 86400)]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT", 30 * 86400)]
    [TestCase("tomorrow", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void Retry_After_is_read(string? header, double? seconds) => Assert.That(RetryAfter.Parse(header, Now)?.TotalSeconds, Is.EqualTo(seconds));

    [TestCase("Tue, 04 Mar 2025 10:05:00 GMT", "Tue, 04 Mar 2025 09:50:00 GMT", 900)]
    [TestCase("Tue, 04 Mar 2025 10:05:00 GMT", "Tue, 04 Mar 2025 10:04:00 GMT", 60)]
    [TestCase("Tue, 04 Mar 2025 10:05:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", 300)]
    [TestCase("Tue, 04 Mar 2025 10:05:00 GMT", "now", 300)]
    [TestCase("120", "Tue, 04 Mar 2025 09:50:00 GMT", 120)]
    public void A_date_is_read_by_the_clock_of_the_server_that_wrote_it(string header, string date, double seconds) =>
        Assert.That(RetryAfter.Parse(header, Now, date)?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void A_wait_until_a_date_does_not_end_a_tick_before_it()
    {
        for (var ticks = 0; ticks < 2_000; ticks += 7)
            Assert.That(Now.AddTicks(ticks) + RetryAfter.Parse("Tue, 04 Mar 2025 14:00:00 GMT", Now.AddTicks(ticks)), Is.GreaterThanOrEqualTo(Now.AddHours(4)));
    }

    [TestCase("max-age=300", null, null, null, 300)]
    [TestCase("public, MAX-AGE=300", "100", null, null, 200)]
    [TestCase("max-age=300", "900", null, null, 0)]
    [TestCase("max-age=60, s-maxage=600", null, null, null, 600)]
    [TestCase("max-age=60, max-age=600", null, null, null, 60)]
    [TestCase("max-age=\"60\"", null, null, null, 60)]
    [TestCase("max-age=soon", null, null, null, 0)]
    [TestCase("max-age=99999999999999999999999", null, null, null, 365 * 86400)]
    [TestCase("no-cache, max-age=300", null, null, null, 0)]
    [TestCase("no-cache=\"Set-Cookie\", max-age=300", null, null, null, 300)]
    [TestCase("private", null, null, null, null)]
    [TestCase(null, null, "0", null, 0)]
    [TestCase(null, null, "Tue, 04 Mar 2025 10:10:00 GMT", null, 600)]
    [TestCase(null, null, "Tue, 04 Mar 2025 12:10:00 GMT", "Tue, 04 Mar 2025 12:00:00 GMT", 600)]
    [TestCase("max-age=60", null, "Tue, 04 Mar 2025 12:10:00 GMT", null, 60)]
    [TestCase(null, null, null, null, null)]
    public void Freshness_is_what_RFC_9111_makes_of_it(string? control, string? age, string? expires, string? date, double? seconds) =>
        Assert.That(Freshness.Of(new(control, age, expires, date, null), Now)?.TotalSeconds, Is.EqualTo(seconds));

    [TestCase("https://www.bbc.co.uk/news", "bbc.co.uk")]
    [TestCase("http://bbc.co.uk:443/news", "bbc.co.uk")]
    [TestCase("https://feeds.bbci.co.uk./x", "feeds.bbci.co.uk")]
    [TestCase("http://x.example:8080/", "x.example:8080")]
    public void A_budget_is_kept_for_a_host(string address, string key) => Assert.That(HostKey.Of(new Uri(address)), Is.EqualTo(key));
}
