using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>The daemon's own parts from the hand to the socket with the shipped settings, on a simulated clock; in Quartz's place the day calls its hands.</summary>
internal sealed class SimulatedDaemon : IAsyncDisposable
{
    private readonly HttpFetcher _fetcher;
    private readonly CountingFetcher _asking;

    private SimulatedDaemon(SqliteStore store, IReadOnlyList<Outlet> outlets, SimulatedHosts hosts, SimulatedClock clock, Action<FetchingOptions>? adjust)
    {
        Store = store;
        var fetching = new FetchingOptions { ContactUrl = "https://portal.example/bot", AllowedNetworks = ["127.0.0.0/8"], AllowedPorts = [hosts.Port] };
        adjust?.Invoke(fetching);
        _fetcher = new HttpFetcher(fetching, clock, NullLogger<HttpFetcher>.Instance, hosts, memory: store);
        var counted = _asking = new CountingFetcher(_fetcher);
        var ingesting = new IngestingOptions();
        ISourceReader[] readers = [new FeedReading(), new SitemapReading(), new ListingReading()];
        var extractor = new PageExtractor();
        var desk = new Ingesting.Desk(extractor);
        var sorter = new EntrySorter(desk, ingesting.MaxEntries);
        var poll = new SourcePoll(
            counted, readers, sorter, store, new PollPlans(new SchedulingOptions()), new Rediscovery(counted, new FeedLinkFinder(), readers),
            new BackFill(counted, readers, sorter, store, store, ingesting.BackFillEntries), ingesting.MaxSitemaps, clock);
        var call = new PageCall(
            counted, extractor, desk, new PageWatch(store, NullLogger<PageWatch>.Instance), new PageFollowing(counted, extractor, ingesting.MaxJoinedPages), store,
            new WithdrawalGuard(counted, store, clock, NullLogger<WithdrawalGuard>.Instance), ingesting.Patience, keepsPages: true, clock);
        Hand = new OutletHand(new OutletBook(outlets), store, poll, call, ingesting.PagesPerRun, clock, new Complaints<OutletHand>(Mistakes));
    }

    public OutletHand Hand { get; }

    /// <summary>Requests that wait for their host's turn.</summary>
    public int Waiting => _fetcher.Waiting;

    /// <summary>Requests that have had their turn and are not answered in full.</summary>
    public int UnderWay => _fetcher.UnderWay;

    /// <summary>Hands that wait for the fetcher; the others are at work.</summary>
    public int Asking => _asking.Asking;

    /// <summary>What it logged as mistakes of its own.</summary>
    public List<string> Mistakes { get; } = [];

    public SqliteStore Store { get; }

    public static async Task<SimulatedDaemon> StartAsync(string database, IReadOnlyList<Outlet> outlets, SimulatedHosts hosts, SimulatedClock clock, Action<FetchingOptions>? adjust)
    {
        var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = database }, clock, default);
        await store.ProvisionAsync(outlets, clock.GetUtcNow(), default);
        var daemon = new SimulatedDaemon(store, outlets, hosts, clock, adjust);
        await daemon._fetcher.RememberAsync(default);
        return daemon;
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await Store.DisposeAsync();
    }
}
