using Aggregator.Editing;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary><c>/api/v1/headlines/stream</c> over HTTP.</summary>
public sealed class StreamTests
{
    private SurfacesHost _host = null!;
    private Outlet _outlet = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync(s => s["Stream:ConnectionsPerAddress"] = "300");
        _outlet = _host.News.Outlet("bbc", "BBC News");
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task A_stream_begins_with_breaking_news_then_the_headlines_then_what_happens()
    {
        _host.News.Report(_outlet, "Calm");
        _host.News.Report(_outlet, "Storm", a => a with { Breaking = true });
        await using var client = await EventReader.OpenAsync(_host.Client);
        var (breaking, headlines) = (await client.NextAsync(), await client.NextAsync());
        _host.News.Report(_outlet, "Later");
        var later = await client.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(client.Answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
            Assert.That(client.Answer.Headers.CacheControl!.NoStore, Is.True);
            Assert.That((breaking.Type, breaking.Id), Is.EqualTo(("breaking", (string?)null)));
            Assert.That(breaking.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("headline").GetString()), Is.EqualTo(new[] { "Storm" }));
            Assert.That((headlines.Type, headlines.Id), Is.EqualTo(("headlines", "0af5-3")));
            Assert.That(headlines.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("headline").GetString()), Is.EqualTo(new[] { "Storm", "Calm" }));
            Assert.That((later.Type, later.Id, later.Headline), Is.EqualTo(("article.published", "0af5-4", "Later")));
        });
    }

    [Test]
    public async Task What_was_wrong_is_taken_back()
    {
        var article = _host.News.Report(_outlet, "Mayor resigns");
        await using var client = await EventReader.OpenAsync(_host.Client);
        _ = (await client.NextAsync(), await client.NextAsync());
        _host.News.Revise(article, a => a with { Headline = "Mayor does not resign", Revision = 2 }, OutboxEvent.Corrected);
        var corrected = await client.NextAsync();
        _host.News.Withdraw(article, "never happened");
        var withdrawn = await client.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That((corrected.Type, corrected.Headline, corrected.Json.GetProperty("revision").GetInt32()), Is.EqualTo(("article.corrected", "Mayor does not resign", 2)));
            Assert.That((withdrawn.Type, withdrawn.Headline), Is.EqualTo(("article.withdrawn", (string?)null)));
            Assert.That(withdrawn.Json.GetProperty("reason").GetString(), Is.EqualTo("never happened"));
            Assert.That(withdrawn.Json.GetProperty("article").GetString(), Is.EqualTo("a001"));
        });
    }

    [Test]
    public async Task Nothing_of_a_withdrawn_article_is_told_to_those_who_come_late()
    {
        _host.News.Withdraw(_host.News.Report(_outlet, "Wrong"), "never happened");
        await using var client = await EventReader.OpenAsync(_host.Client, EventId("0"));

        Assert.That((await client.NewsAsync(2)).Select(e => (e.Type, e.Headline, e.Json.GetProperty("state").GetString())),
            Is.EqualTo(new[] { ("article.published", (string?)null, "withdrawn"), ("article.withdrawn", null, "withdrawn") }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whoever_comes_back_gets_what_came_after_and_nothing_twice(bool byHeader)
    {
        var all = Enumerable.Range(1, 300).Select(n => _host.News.Report(_outlet, $"Report {n}").Headline).ToList();
        await using var client = byHeader
            ? await EventReader.OpenAsync(_host.Client, "0af5-101")
            : await EventReader.OpenAsync(_host.Client, path: "/api/v1/headlines/stream?after=0af5-101");
        Assert.That((await client.NextAsync()).Type, Is.EqualTo("breaking"));
        all.Add(_host.News.Report(_outlet, "And one more").Headline);
        var news = await client.NewsAsync(201);

        Assert.Multiple(() =>
        {
            Assert.That(news.Select(e => e.Headline), Is.EqualTo(all.Skip(100)));
            Assert.That(news.Select(e => e.Id), Is.EqualTo(Enumerable.Range(102, 201).Select(n => $"0af5-{n}")));
        });
    }

    [TestCase("0af5-2", "not kept")]
    [TestCase("0af5-999", "set back")]
    [TestCase("beef-3", "another database")]
    public async Task Whoever_cannot_go_on_is_told_to_begin_afresh(string id, string reason)
    {
        foreach (var n in Enumerable.Range(1, 5))
            _host.News.Report(_outlet, $"Report {n}");
        _host.News.Prune(4);
        await using var client = await EventReader.OpenAsync(_host.Client, id);
        _ = await client.NextAsync();
        var (reset, headlines) = (await client.NextAsync(), await client.NextAsync());

        Assert.Multiple(() =>
        {
            Assert.That((reset.Type, reset.Id), Is.EqualTo(("reset", (string?)null)));
            Assert.That(reset.Json.GetProperty("reason").GetString(), Does.Contain(reason));
            Assert.That((headlines.Type, headlines.Id), Is.EqualTo(("headlines", "0af5-6")));
        });
    }

    [Test]
    public async Task A_place_that_is_let_go_of_while_the_client_reads_is_a_reset_and_no_gap()
    {
        await using var slow = await EventReader.OpenAsync(_host.Client, "0af5-1");
        _ = await slow.NextAsync();
        foreach (var n in Enumerable.Range(1, 3))
            _host.News.Report(_outlet, $"Report {n}");
        Assert.That(await slow.NewsAsync(3), Has.Count.EqualTo(3));
        _host.News.Prune(4);
        await using var late = await EventReader.OpenAsync(_host.Client, "0af5-4");
        _ = await late.NextAsync();
        _host.News.Report(_outlet, "Report 4");

        Assert.That((await late.NextAsync()).Headline, Is.EqualTo("Report 4"));
    }

    [Test]
    public async Task A_quiet_stream_gives_signs_of_life()
    {
        await using var client = await EventReader.OpenAsync(_host.Client);
        _ = (await client.NextAsync(), await client.NextAsync());
        var next = client.NextAsync();
        while (!next.IsCompleted)
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        Assert.That((await next).Type, Is.EqualTo(":"));
    }

    [Test]
    public async Task Every_client_gets_every_event_in_order_and_the_outbox_is_read_once()
    {
        const int clients = 200, reports = 100;
        var open = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => EventReader.OpenAsync(_host.Client)));
        await Task.WhenAll(open.Select(c => c.NextAsync()));
        await Task.WhenAll(open.Select(c => c.NextAsync()));
        var read = _host.News.EventsRead;
        for (var n = 0; n < reports; n++)
            _host.News.Report(_outlet, $"Report {n}");
        var heard = await Task.WhenAll(open.Select(c => c.NewsAsync(reports)));

        foreach (var one in heard)
            Assert.That(one.Select(e => e.Id), Is.EqualTo(Enumerable.Range(2, reports).Select(n => $"0af5-{n}")));
        Assert.That(_host.News.EventsRead - read, Is.LessThanOrEqualTo(reports + 1));
        foreach (var client in open)
            await client.DisposeAsync();
    }

    [Test]
    public async Task The_stop_ends_every_stream()
    {
        await using var client = await EventReader.OpenAsync(_host.Client);
        _ = (await client.NextAsync(), await client.NextAsync());
        await _host.StopAsync();

        Assert.That(await client.NextOrEndAsync(), Is.Null);
    }

    [Test]
    public async Task HEAD_says_what_GET_would_be_and_ends()
    {
        using var answer = await _host.SendAsync(HttpMethod.Head, "/api/v1/headlines/stream");

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
    }

    private static string EventId(string sequence) => sequence == "0" ? "0" : $"0af5-{sequence}";
}
