using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Ingesting;

/// <summary>One source of one outlet on a real store and a clock of the test's, polled when it is due.</summary>
internal sealed class PolledSource : IAsyncDisposable
{
    public const string Address = "https://gazette.example/rss";
    public const string Home = "https://gazette.example/";

    private readonly DirectoryInfo _directory;
    private readonly SqliteStore _store;
    private readonly SourcePoll _poll;

    private PolledSource(DirectoryInfo directory, SqliteStore store, FakeTimeProvider clock)
    {
        (_directory, _store, Clock) = (directory, store, clock);
        var desk = new Desk(new PageExtractor());
        var readers = new ISourceReader[] { new FeedReading(), new SitemapReading(), new ListingReading() };
        var sorter = new EntrySorter(desk, 500);
        _poll = new SourcePoll(
            Fetcher, readers, sorter, store, new PollPlans(new SchedulingOptions()), new Rediscovery(Fetcher, new FeedLinkFinder(), readers), new BackFill(Fetcher, readers, sorter, store, store, 100), 3, clock);
    }

    public static Outlet Outlet { get; } = new()
    {
        Id = new("gazette"),
        Name = "Gazette",
        HomePage = new(Home),
        Sources =
        [
            new Source { Id = new("gazette/politics"), Outlet = new("gazette"), Address = new(Address) },
            new Source { Id = new("gazette/sport"), Outlet = new("gazette"), Address = new("https://gazette.example/sport/rss") },
        ],
    };

    public static Source Source => Outlet.Sources[0];

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public ScriptedFetcher Fetcher { get; } = new();

    public SqliteStore Store => _store;

    public static async Task<PolledSource> OpenAsync()
    {
        var directory = Directory.CreateTempSubdirectory("aggregator-");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(directory.FullName, "a.db") }, clock, default);
        await store.ProvisionAsync([Outlet], clock.GetUtcNow(), default);
        return new PolledSource(directory, store, clock);
    }

    public async Task<SourceState> StateAsync() => (await _store.SourcesAsync(default)).Single(s => s.Source.Id == Source.Id).State;

    /// <summary>Polls now, due or not.</summary>
    public async Task<Poll> PollAsync() => await _poll.RunAsync(Outlet, Source, await StateAsync(), default);

    /// <summary>Polls whenever it is due for so long.</summary>
    public async Task<List<Poll>> PollForAsync(TimeSpan time)
    {
        var (end, polls) = (Now + time, new List<Poll>());
        for (var state = await StateAsync(); state.NextAt <= end; state = polls[^1].State)
        {
            if (state.NextAt > Now)
                Clock.SetUtcNow(state.NextAt);
            polls.Add(await PollAsync());
        }

        Clock.SetUtcNow(end);
        return polls;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
