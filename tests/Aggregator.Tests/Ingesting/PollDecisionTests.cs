using Aggregator.Fetching;
using Aggregator.Storing;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Ingesting;

/// <summary>The decision table, from an answer to what is kept: "next at … because …", on the test's clock.</summary>
public sealed class PollDecisionTests
{
    private static IEnumerable<TestCaseData> Answers()
    {
        yield return Case("An answer", Feed(), 15, "every 15 min, until its rhythm is known");
        yield return Case("ttl", Feed("<ttl>45</ttl>"), 45, "the feed asks for 45 min");
        yield return Case("updatePeriod", Feed("<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod><sy:updateFrequency xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>2</sy:updateFrequency>"), 30, "the feed asks for 30 min");
        yield return Case("skipHours", Feed("<skipHours><hour>9</hour><hour>10</hour></skipHours>"), 120, "the feed skips the hours before (skipHours, skipDays)");
        yield return Case("skipDays", Feed("<skipDays><day>Monday</day></skipDays>"), 15 * 60, "the feed skips the hours before (skipHours, skipDays)");
        yield return Case("Cache-Control", Feed() with { FreshFor = TimeSpan.FromMinutes(50) }, 50, "fresh for 50 min (Cache-Control)");
        yield return Case("429 with Retry-After", new FetchOutcome.Throttled(429, TimeSpan.FromMinutes(40)), 40, "Retry-After 40 min");
        yield return Case("503 with a short Retry-After", new FetchOutcome.Throttled(503, TimeSpan.FromSeconds(20)), 0.34, "Retry-After 20 s");
        yield return Case("503 without", new FetchOutcome.Throttled(503, null), 30, "throttled without Retry-After, 1 in a row: back-off 30 min");
        yield return Case("410", Failed(FetchFailure.Gone, 410), 60, "gone (410), to be confirmed: 60 min");
        yield return Case("404", Failed(FetchFailure.NotFound, 404), 15, "failed, 1 in a row: back-off 15 min");
        yield return Case("timeout", Failed(FetchFailure.Timeout), 15, "failed, 1 in a row: back-off 15 min");
        yield return Case("HTML", Body(PolledSource.Address, "<html><body></body></html>", "text/html"), 15, "failed, 1 in a row: back-off 15 min");
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Every_answer_leads_to_an_instant_and_a_reason_that_are_kept(FetchOutcome answer, double minutes, string because)
    {
        await using var source = await PolledSource.OpenAsync(); // Monday, 9:00 GMT
        source.Fetcher.On(PolledSource.Address, answer);

        await source.PollAsync();

        var state = await source.StateAsync();
        Assert.That(state.NextBecause, Is.EqualTo(because));
        Assert.That((state.NextAt - source.Now).TotalMinutes, Is.InRange(minutes - 0.02, (minutes * 1.1) + 5.1));
        var record = (await source.Store.PollsAsync(PolledSource.Source.Id, 1, default)).Single();
        Assert.That((record.NextAt, record.NextBecause), Is.EqualTo(((DateTimeOffset?)state.NextAt, because)));
    }

    [Test]
    public async Task A_304_keeps_to_the_pace_that_the_document_asked_for()
    {
        await using var source = await PolledSource.OpenAsync();
        source.Fetcher.On(PolledSource.Address, Feed("<ttl>120</ttl>"));
        await source.PollAsync();
        source.Fetcher.On(PolledSource.Address, r => new FetchOutcome.NotModified(r.Validators, null));
        await source.PollAsync();
        Assert.That((await source.StateAsync()).NextBecause, Is.EqualTo("the feed asks for 2 h"));
    }

    private static FetchOutcome.Fetched Feed(string channel = "") => Body(PolledSource.Address,
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Gazette</title><link>https://gazette.example/</link><description>d</description>{channel}<item><title>One report</title><link>https://gazette.example/one</link><description>Words.</description></item></channel></rss>", etag: "\"1\"");

    private static TestCaseData Case(string name, FetchOutcome answer, double minutes, string because) => new TestCaseData(answer, minutes, because).SetName($"{{m}}: {name}");
}
