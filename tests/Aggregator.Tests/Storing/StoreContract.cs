using Aggregator.Editing;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>A store under test: both sides of it.</summary>
internal sealed record OpenStore(IIngestStore Ingest, IArticleQueries Queries, IAsyncDisposable Closing) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Closing.DisposeAsync();
}

/// <summary>Where one test's store lives: opened any number of times, gone when disposed.</summary>
internal interface IStoreHome : IDisposable
{
    ValueTask<OpenStore> OpenAsync();
}

/// <summary>What every suite of the contract shares. A new store adds one subclass of each suite and nothing else.</summary>
internal abstract class StoreContract
{
    protected const string Herald = "herald/news";
    protected const string Sport = "herald/sport";

    protected OpenStore Store { get; private set; } = null!;

    protected IIngestStore Ingest => Store.Ingest;

    protected IArticleQueries Queries => Store.Queries;

    private IStoreHome _home = null!;

    /// <summary>An empty place for a store.</summary>
    protected abstract IStoreHome OpenHome();

    [SetUp]
    public async Task Open()
    {
        _home = OpenHome();
        Store = await _home.OpenAsync();
        await Ingest.ProvisionAsync([Outlet("herald", "news", "sport"), Outlet("courier", "news")], Start, default);
    }

    [TearDown]
    public async Task Close()
    {
        await Store.DisposeAsync();
        _home.Dispose();
    }

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await _home.OpenAsync();
    }

    protected async Task<IReadOnlyList<Article>> ListAsync(ArticleQuery? query = null) =>
        [.. (await Queries.ListAsync(query ?? new ArticleQuery(), default)).Items.Select(i => i.Article)];

    protected async Task<Article> OnlyAsync() => (await ListAsync()).Single();

    protected async Task<Tally> PollAsync(string source, params EntryResult[] results) => await Ingest.SaveAsync(Poll(source, Start, results), default);

    protected async Task<IReadOnlyList<string>> EventsAsync() => [.. (await Queries.OutboxAsync(0, 1_000, default)).Select(e => $"{e.Kind} {e.Revision}")];

    protected async Task<PageVisit> DueVisitAsync(DateTimeOffset? now = null) =>
        (await Ingest.DeskAsync(new OutletId("herald"), now ?? Start.AddDays(1), 10, default)).Visits[0];

    protected async Task<PollRecord> NewestPollAsync(string source = Herald) => (await Queries.PollsAsync(new(source), 1, default)).Single();
}
