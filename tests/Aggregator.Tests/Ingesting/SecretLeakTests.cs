using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Ingesting;

/// <summary>A source's secrets leave the daemon in requests and in no other way.</summary>
public sealed class SecretLeakTests
{
    private const string Hush = "hush-0815-4711";

    private static readonly string[] Failures =
    [
        "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nLocation: gopher://x/?key=" + Hush + "\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: " + Hush + "\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 " + Hush + "\r\n\r\n",
    ];

    [Test]
    public async Task Neither_log_nor_outcome_nor_database_holds_a_secret_after_failures()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-secret-");
        await using var server = new RawServer();
        var seen = new Seen();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        try
        {
            var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "a.db") }, clock, default);
            await using (store)
            {
                var outlet = Outlet(server);
                await store.ProvisionAsync([outlet], clock.GetUtcNow(), default);
                using var fetcher = new HttpFetcher(Fetchers.Options(), TimeProvider.System, seen, new SystemNameResolver());
                foreach (var failure in Failures)
                    await PollAsync(server.On("/feed", failure), fetcher, store, outlet, seen, clock);
            }

            Assert.That(server.Requests, Has.Count.GreaterThanOrEqualTo(Failures.Length).And.All.Contain(Hush), "it was sent");
            Assert.That(seen.Lines, Has.Count.GreaterThan(Failures.Length));
            Assert.That(seen.Lines, Has.None.Contain(Hush));
            foreach (var file in folder.GetFiles())
                Assert.That((await File.ReadAllBytesAsync(file.FullName)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Hush)), Is.Negative, file.Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task A_server_that_repeats_a_secret_wherever_it_can_gets_it_into_no_history_article_or_database()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-secret-");
        var seen = new Seen();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        await using var server = new RawServer();
        server.Answer("/feed", "301 Moved Permanently", $"Location: /real?key={Hush}").Answer($"/real?key={Hush}", "200 OK", $"Content-Type: text/xml; k={Hush}\nETag: \"{Hush}\"\nLast-Modified: {Hush}", Telling(Hush));
        try
        {
            await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "a.db") }, clock, default);
            var outlet = Outlet(server);
            await store.ProvisionAsync([outlet], clock.GetUtcNow(), default);
            using var fetcher = new HttpFetcher(Fetchers.Options(), TimeProvider.System, seen, new SystemNameResolver());
            for (var day = 0; day < 4; day++)
            {
                seen.Lines.Add((await PollFor(fetcher, store, clock).RunAsync(outlet, outlet.Sources[0], (await store.SourcesAsync(default)).Single().State, default)).ToString());
                clock.Advance(TimeSpan.FromHours(25));
            }

            var status = (await store.SourcesAsync(default)).Single();
            Assert.That(status.State.MovedTo, Is.Null, "an address with a key in it is not kept");
            Assert.That(JsonSerializer.Serialize(await store.PollsAsync(outlet.Sources[0].Id, 10, default)) + JsonSerializer.Serialize(status) + string.Concat(seen.Lines), Does.Not.Contain(Hush));
            Assert.That((await store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article.Headline), Is.EqualTo(["The council votes on the harbour"]), "what it told was read");
        }
        finally
        {
            foreach (var file in folder.GetFiles())
                Assert.That((await File.ReadAllBytesAsync(file.FullName)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Hush)), Is.Negative, file.Name);
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_source_shows_no_secret_however_it_is_printed()
    {
        var source = Source(new Uri("https://gazette.example/feed"));

        Assert.That(source.ToString() + source.Access + source.Access.Headers[0] + JsonSerializer.Serialize(source) + JsonSerializer.Serialize(source.Access), Does.Not.Contain("hush").And.Contain(Secret.Mask));
    }

    private static async Task PollAsync(RawServer server, HttpFetcher fetcher, SqliteStore store, Outlet outlet, Seen seen, FakeTimeProvider clock)
    {
        var source = outlet.Sources[0];
        var state = (await store.SourcesAsync(default)).Single(s => s.Source.Id == source.Id).State;
        var plans = new PollPlans(new SchedulingOptions());
        var outcome = await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")) with { Access = source.Access }, default);
        seen.Lines.Add(outcome.ToString());
        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Failed>());
        var poll = PollOutcomes.WithoutDocument(Polling.Begin(source, plans.Of(outlet, source), state, plans.FullCheck, clock.GetUtcNow()).Ended(clock.GetUtcNow(), 0), outcome);
        seen.Lines.Add(poll.ToString());
        await store.SaveAsync(poll, default);
    }

    private static SourcePoll PollFor(HttpFetcher fetcher, SqliteStore store, FakeTimeProvider clock)
    {
        ISourceReader[] readers = [new FeedReading(), new SitemapReading(), new ListingReading()];
        var sorter = new EntrySorter(new Desk(new PageExtractor()), 500);
        return new SourcePoll(fetcher, readers, sorter, store, new PollPlans(new SchedulingOptions()), new Rediscovery(fetcher, new FeedLinkFinder(), readers), new BackFill(fetcher, readers, sorter, store, store, 0), 3, clock);
    }

    private static string Telling(string secret) => $"""
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette {secret}</title><link>https://gazette.example/?{secret}</link><description>d</description>
        <item><title>The council votes on the harbour</title><link>https://gazette.example/harbour?key={secret}</link><guid isPermaLink="false">{secret}-1</guid>
        <content:encoded><![CDATA[<p>Your key is {secret}. {string.Join(' ', Enumerable.Range(0, 150).Select(i => "word" + i))}.</p>]]></content:encoded></item></channel></rss>
        """;

    private static Outlet Outlet(RawServer server) => new() { Id = new("gazette"), Name = "Gazette", HomePage = new("https://gazette.example/"), Sources = [Source(server.At("/feed"))] };

    private static Source Source(Uri address) => new()
    {
        Id = new("gazette/news"),
        Outlet = new("gazette"),
        Address = address,
        Access = new SourceAccess { Home = address, Headers = [new("X-Api-Key", new(Hush))], Authorization = new("Bearer " + Hush) },
    };

    private sealed class Seen : ILogger<HttpFetcher>
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
