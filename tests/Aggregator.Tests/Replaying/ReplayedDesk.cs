using System.Text;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Desk = Aggregator.Ingesting.Desk;

namespace Aggregator.Replaying;

/// <summary>An outlet whose feed and pages were taken in as the daemon does it, to be derived again.</summary>
internal sealed class ReplayedDesk : IAsyncDisposable
{
    public static readonly Source News = new() { Id = new("herald/news"), Outlet = new("herald"), Address = new("https://www.herald.example/rss"), Recipe = new Recipe { Body = ".teaser" } };

    private readonly SqliteFile _file = new();
    private readonly Dictionary<string, string> _pages = [];
    private readonly PageExtractor _extractor = new();
    private long _entries;

    private ReplayedDesk() { }

    public static Outlet Outlet { get; } = new() { Id = new("herald"), Name = "Herald", HomePage = new("https://www.herald.example/"), Sources = [News] };

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public SqliteStore Store { get; private set; } = null!;

    public string Path => _file.Path;

    public static async Task<ReplayedDesk> OpenAsync()
    {
        var desk = new ReplayedDesk();
        desk.Store = await desk._file.OpenStoreAsync();
        await desk.Store.ProvisionAsync([Outlet], desk.Clock.GetUtcNow(), default);
        return desk;
    }

    /// <summary>A report behind a feed entry, its page fetched and archived.</summary>
    public async Task VisitAsync(string slug, string html, bool comesAgain = false)
    {
        var key = ++_entries;
        var entry = new Entry { Guid = slug, Title = $"Council agrees plan {slug}", Summary = $"<p>The plan {slug} was agreed on Tuesday.</p>", Link = new Uri($"https://www.herald.example/news/{slug}"), PublishedAt = Clock.GetUtcNow().AddMinutes(-5), Categories = ["Politics"] };
        await PollAsync(new EntryResult.Awaiting(key, 1, entry));
        _pages[entry.Link.AbsoluteUri] = html;
        await CallAsync(await DueAsync(key));
        if (comesAgain)
            return;
        // As it is a day later: the last visit is over, and the entry is kept with the page alone.
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync(await DueAsync(key));
    }

    /// <summary>A report that the feed tells whole.</summary>
    public async Task TellAsync(string slug, string html)
    {
        var entry = new Entry { Guid = slug, Title = $"Council agrees plan {slug}", Content = html, Link = new Uri($"https://www.herald.example/news/{slug}"), PublishedAt = Clock.GetUtcNow().AddMinutes(-5) };
        var desk = new Desk(_extractor);
        var (draft, _) = desk.Write(Outlet, News, desk.Tell(entry), null, null, Clock.GetUtcNow());
        await PollAsync(new EntryResult.Written(++_entries, 1, draft!));
    }

    /// <param name="apply">Write it.</param>
    /// <param name="recipe">The source's recipe by now.</param>
    public async Task<ReplayReport> ReplayAsync(bool apply, Recipe? recipe = null)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var now = Outlet with { Sources = [News with { Recipe = recipe ?? News.Recipe }] };
        var deriver = new Deriver(new Definitions([now], await Store.OutletsEverAsync(default)), _extractor, joinsPages: true, Clock.GetUtcNow());
        return await new Replay(Store, deriver, new HashSet<SourceId>(), 10).RunAsync(apply ? Store : null, null, default);
    }

    public async Task<Article> ArticleAsync(string slug) =>
        (await Store.ListAsync(new ArticleQuery { Limit = 200 }, default)).Items.Select(i => i.Article).Single(a => a.Attribution.Url.AbsolutePath.EndsWith("/" + slug, StringComparison.Ordinal));

    public async Task<IReadOnlyList<string>> EventsAsync() => [.. (await Store.OutboxAsync(0, 1_000, default)).Select(e => $"{e.Kind} {e.Revision}")];

    /// <summary>Over every row of every table.</summary>
    public async Task<string> ContentHashAsync()
    {
        var copy = System.IO.Path.Combine(_file.Folder, $"copy-{Guid.NewGuid():N}.db");
        return (await DatabaseCopy.TakeAsync(_file.Path, copy, default)).ContentHash;
    }

    /// <summary>Changes the database behind the daemon's back.</summary>
    public async Task TamperAsync(string sql)
    {
        await Store.DisposeAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        Store = await _file.OpenStoreAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _file.Dispose();
    }

    public static string Page(string slug, string head = "", string after = "") => $"""
        <html><head><title>Council agrees plan {slug}</title>{head}</head><body><article><h1>Council agrees plan {slug}</h1>
        <div class="teaser">{Text(slug, 1, 2)}</div><div class="story">{Text(slug, 1, 6)}</div>{after}</article></body></html>
        """;

    public static string Text(string slug, int from, int to) => string.Concat(Enumerable.Range(from, to - from + 1).Select(p =>
        $"<p>Paragraph {p} of report {slug} says that councillors in Kent met on Tuesday evening and voted by {p + 20} to {p} for the plan of {slug}, which will cost residents nothing before the spring.</p>"));

    private async Task PollAsync(EntryResult result)
    {
        var state = new SourceState { Source = News.Id, NextAt = Clock.GetUtcNow().AddMinutes(15), NextBecause = "every 15 min" };
        await Store.SaveAsync(new Poll { Source = News.Id, StartedAt = Clock.GetUtcNow(), Took = TimeSpan.Zero, Outcome = "fetched", Tally = new Tally { Seen = 1 }, Results = [result], State = state }, default);
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<PageVisit> DueAsync(long key) => (await Store.DeskAsync(Outlet.Id, Clock.GetUtcNow(), 100, default)).Visits.Single(v => v.Key == key);

    private async Task CallAsync(PageVisit visit)
    {
        var server = new Server(_pages);
        var call = new PageCall(
            server, _extractor, new Desk(_extractor), new PageWatch(Store, NullLogger<PageWatch>.Instance), new PageFollowing(server, _extractor, 10), Store, new WithdrawalGuard(server, Store, Clock, NullLogger<WithdrawalGuard>.Instance),
            new VisitPatience([TimeSpan.FromMinutes(15)], TimeSpan.FromHours(1), TimeSpan.FromHours(6)), keepsPages: true, Clock);
        await call.RunAsync(Outlet, News, visit, default);
    }

    private sealed class Server(Dictionary<string, string> pages) : IFetcher
    {
        public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation) => new(pages.TryGetValue(request.Address.AbsoluteUri, out var html)
            ? new FetchOutcome.Fetched { Body = Encoding.UTF8.GetBytes(html), Address = request.Address, ContentType = "text/html; charset=utf-8" }
            : new FetchOutcome.Failed(FetchFailure.NotFound, "404", 404));
    }
}
