using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Commands;

namespace Aggregator.Reading;

[TestFixture]
public sealed class InspectFeedTests
{
    private string _path = "";

    [SetUp]
    public void Write()
    {
        _path = Path.GetTempFileName();
        File.WriteAllText(_path, Reads.Rss("<ttl>15</ttl><item><title>One & two</title><link>https://e.org/1</link><pubDate>Mon, 01 Jul 2024 12:00:00</pubDate></item><item><title>Later</title><pubDate>2099-01-01T00:00Z</pubDate></item>"));
    }

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public async Task A_batch_answers_every_line_in_order_and_goes_on_after_a_bad_one()
    {
        var answers = await Ask(
            $$"""{"id":"a","path":"{{_path}}"}""",
            """{"id":"b","path":"/nowhere/at/all.xml"}""",
            """{"id":"c"}""",
            "not json",
            $$"""{"id":"d","path":"{{_path}}","time_zone":"Europe/London"}""");
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(a => (string?)a["id"]), Is.EqualTo(new[] { "a", "b", "c", null, "d" }));
            Assert.That(answers.Select(a => (bool)a["ok"]!), Is.EqualTo(new[] { true, false, false, false, true }));
            Assert.That((string?)answers[0]["entries"]![0]!["title"], Is.EqualTo("One & two"));
            Assert.That((string?)answers[0]["entries"]![0]!["published"], Is.EqualTo("2024-07-01T12:00:00Z"), "without an outlet, no zone is UTC");
            Assert.That((string?)answers[4]["entries"]![0]!["published"], Is.EqualTo("2024-07-01T11:00:00Z"));
            Assert.That(answers[0]["repairs"]!.AsArray().Select(r => (string?)r), Is.EqualTo(new[] { "bare ampersand" }));
            Assert.That((string?)answers[1]["error"], Is.Not.Empty);
        });
    }

    [Test]
    public void The_table_shows_entries_repairs_and_dates_in_the_future()
    {
        var outcome = InspectFeed.Read(new FeedQuestion { Path = _path, TimeZone = "Europe/London" }.Document());
        var table = FeedTable.Of(outcome, DateTimeOffset.Parse("2024-07-01T13:00:00Z", CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            Assert.That(table, Does.Contain("2024-07-01 11:00Z One & two"));
            Assert.That(table, Does.Contain("https://e.org/1"));
            Assert.That(table, Does.Contain("every 15 minutes"));
            Assert.That(table, Does.Contain("repairs:\n  bare ampersand"));
            Assert.That(table, Does.Contain("\"Later\" is dated in the future: 2099-01-01 00:00Z"));
        });
    }

    [Test]
    public void A_page_is_named_as_one() =>
        Assert.That(FeedTable.Of(new ReadOutcome.Unreadable("an HTML page, not a feed: Gone"), DateTimeOffset.UnixEpoch), Is.EqualTo("Not readable: an HTML page, not a feed: Gone"));

    private static async Task<List<JsonObject>> Ask(params string[] lines)
    {
        using var input = new StringReader(string.Join('\n', lines));
        using var output = new StringWriter();
        await Batch.RunAsync(input, output, FeedQuestion.Answer, CancellationToken.None);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }
}
