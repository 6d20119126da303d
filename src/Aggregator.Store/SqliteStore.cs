using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>The store on one SQLite file: one writer, a few readers, the sources' states in memory as last committed.</summary>
public sealed partial class SqliteStore : IIngestStore, IArticleQueries, IPageStore, IAsyncDisposable
{
    private const int Readers = 4;
    private const int PrunedAtOnce = 50;
    private const int PagesPrunedAtOnce = 100;

    private readonly DatabaseLock _lock;
    private readonly Writer _writer;
    private readonly ReaderPool _readers;
    private readonly PageQueries _pages;
    private readonly ReplayQueries _replay;

    private SqliteStore(DatabaseLock @lock, Writer writer, ReaderPool readers) =>
        (_lock, _writer, _readers, _pages, _replay, Accounts) = (@lock, writer, readers, new PageQueries(readers), new ReplayQueries(readers), new SqliteAccounts(writer, readers));

    public long Version => _writer.LastSequence;

    /// <summary>The side that accounts live on.</summary>
    public IAccountStore Accounts { get; }

    private Roster Roster => _writer.Roster;

    /// <summary>Opens the file, makes it where it is missing, and brings it to the present schema.</summary>
    /// <exception cref="StoreException">The file cannot be used; the message says why and what to do.</exception>
    public static async ValueTask<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        // A link's target is what two daemons would share.
        var path = Path.GetFullPath(options.Path);
        if (File.Exists(path))
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return await Task.Run(() => Open(path, options, clock), cancellation);
    }

    public async ValueTask ProvisionAsync(IReadOnlyList<Outlet> outlets, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outlets);
        await _writer.WriteAsync(
            batch =>
            {
                Provisioning.Run(batch, outlets, now);
                return true;
            },
            cancellation,
            alone: true);
    }

    public ValueTask<IReadOnlyList<OutletDue>> DuesAsync(CancellationToken cancellation) =>
        new([.. Roster.Outlets.Select(Storing.Roster.Due).OfType<OutletDue>()]);

    public ValueTask<OutletDue?> DueAsync(OutletId outlet, CancellationToken cancellation) =>
        new(Roster.Find(outlet) is { } line ? Storing.Roster.Due(line) : null);

    public async ValueTask<OutletDesk> DeskAsync(OutletId outlet, DateTimeOffset now, int visits, CancellationToken cancellation)
    {
        var polled = Roster.Find(outlet)?.Polled ?? [];
        var states = polled.Select(l => l.Standing.State).ToList();
        var waiting = polled.Where(l => l.Standing.EarliestVisit <= now).ToList();
        if (waiting.Count == 0 || visits <= 0)
            return new OutletDesk { Sources = states, Visits = [] };
        var due = await _readers.ReadAsync((waiting, now, visits), static (session, s) => Visits(session, s.waiting, s.now, s.visits), cancellation);
        return new OutletDesk { Sources = states, Visits = due };
    }

    public async ValueTask<IReadOnlyDictionary<long, long>> KnownAsync(SourceId source, IReadOnlyCollection<long> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return await _readers.ReadAsync((Roster.Require(source).Source.Number, keys), static (session, s) => EntryTable.Known(session, s.Number, s.keys), cancellation);
    }

    public async ValueTask<Tally> SaveAsync(Poll poll, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return await _writer.WriteAsync(batch => PollWrite.Run(batch, poll), cancellation);
    }

    public ValueTask<int> WithdrawalsAsync(OutletId outlet, DateTimeOffset since, CancellationToken cancellation) => Roster.Find(outlet) is { } line
        ? _readers.ReadAsync((line.Number, since), static (session, s) => OutboxTable.CountWithdrawals(session, s.Number, s.since), cancellation) : new(0);

    public async ValueTask<Saved?> SaveAsync(VisitResult visit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var packed = visit.Page is { } page ? PagePacking.Pack(page.Body.Span) : null;
        return await _writer.WriteAsync(batch => VisitWrite.Run(batch, visit, packed), cancellation);
    }

    public async ValueTask<int> ReleaseAsync(OutletId outlet, DateTimeOffset now, CancellationToken cancellation)
    {
        if (Roster.Find(outlet) is not { } line || !line.Polled.Any(l => l.Standing.EarliestVisit <= now))
            return 0;
        var earliest = await _readers.ReadAsync((line, now), static (session, s) => s.line.Polled.Any(l => WaitingRevisionTable.IsDue(session, l.Number, l.Standing.EarliestVisit, s.now)), cancellation);
        return earliest ? await _writer.WriteAsync(batch => WaitingRelease.Run(batch, batch.Roster.Find(outlet)!, now), cancellation) : 0;
    }

    public async ValueTask<SourceState?> ChangeAsync(SourceId source, Func<SourceState, SourceState> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        return await _writer.WriteAsync(batch => SourceChange.Run(batch, source, change), cancellation);
    }

    /// <summary>Lets go of what is older than it has to be; answers how much went.</summary>
    public async ValueTask<Pruned> PruneAsync(Retention retention, DateTimeOffset now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        var (polls, entries) = (0, 0);
        foreach (var lines in Roster.Outlets.SelectMany(o => o.Sources).Chunk(PrunedAtOnce))
        {
            polls += await _writer.WriteAsync(batch => lines.Sum(l => PollTable.LetGo(batch.Session, l.Number, now - retention.Polls, now - retention.QuietPolls)), cancellation);
            entries += await _writer.WriteAsync(batch => lines.Sum(l => LetGoOfEntries(batch.Session, l, retention.Entries)), cancellation);
        }

        return new Pruned(polls, entries, await PruneOutboxAsync(now - retention.Events, cancellation));
    }

    /// <summary>Lets go of archived pages older than this, and of the oldest until the rest takes at most so many bytes. Answers how many went.</summary>
    public async ValueTask<int> PrunePagesAsync(DateTimeOffset before, long bytes, CancellationToken cancellation = default)
    {
        var gone = 0;
        var surplus = await _readers.ReadAsync((before, bytes), static (session, s) => PageTable.Beyond(session, s.before, s.bytes), cancellation);
        foreach (var numbers in surplus.Chunk(PagesPrunedAtOnce))
            gone += await _writer.WriteAsync(batch => numbers.Count(n => PageTable.Remove(batch.Session, n)), cancellation);
        return gone;
    }

    public IAsyncEnumerable<ArchivedPage> PagesAsync(SourceId source, DateTimeOffset since, int limit, CancellationToken cancellation) => _pages.PagesAsync(source, since, limit, cancellation);

    public ValueTask<ArchivedPage?> PageOfAsync(ArticleId article, CancellationToken cancellation) => _pages.PageOfAsync(article, cancellation);

    public ValueTask<ArchiveSize> SizeAsync(CancellationToken cancellation) => _pages.SizeAsync(cancellation);

    public ValueTask<SourceDrift> DriftAsync(SourceId source, CancellationToken cancellation) => _pages.DriftAsync(source, cancellation);

    // Looked through once for each mark of a whole document: in between nothing becomes old.
    private static int LetGoOfEntries(Session session, SourceLine line, TimeSpan keep)
    {
        if (line.Standing.TouchedAt is not { } at || line.LetGoAt == at)
            return 0;
        line.LetGoAt = at;
        return EntryTable.LetGo(session, line.Number, at, keep);
    }

    public ValueTask<Slice> ListAsync(ArticleQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _readers.ReadAsync((Roster, query), static (session, s) => ArticleList.Slice(session, s.Roster, s.query), cancellation);
    }

    public ValueTask<StoredArticle?> FindAsync(ArticleId id, CancellationToken cancellation) =>
        _readers.ReadAsync((Roster, id), static (session, s) => ArticleList.Find(session, s.Roster, s.id), cancellation);

    public ValueTask<IReadOnlyList<Article>> RevisionsAsync(ArticleId id, CancellationToken cancellation) => _readers.ReadAsync(id, ArticleList.AllRevisions, cancellation);

    public ValueTask<IReadOnlyList<PublishedDay>> DaysAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => ArticleList.Days(session), cancellation);

    /// <summary>The declared outlets, and those that articles are left of.</summary>
    public ValueTask<IReadOnlyList<OutletSummary>> OutletsAsync(CancellationToken cancellation) =>
        new([.. Roster.Outlets.Select(o => (o.IsDeclared, Summary: new OutletSummary(o.Outlet, o.Articles))).Where(o => o.IsDeclared || o.Summary.Articles > 0).Select(o => o.Summary)]);

    /// <summary>The states of the sources that are polled, from memory.</summary>
    public IEnumerable<SourceState> Standings() => Roster.Outlets.SelectMany(o => o.Polled).Select(s => s.Standing.State);

    /// <summary>The declared sources.</summary>
    public ValueTask<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(Roster, static (session, roster) => Statuses(session, roster, NewestPoll), cancellation);

    public ValueTask<IReadOnlyList<PollRecord>> PollsAsync(SourceId source, int limit, CancellationToken cancellation) => Roster.Find(source) is { } line
        ? _readers.ReadAsync((line, limit), static (session, s) => (IReadOnlyList<PollRecord>)PollTable.List(session, s.line, Math.Max(0, s.limit)), cancellation)
        : new([]);

    public ValueTask<IReadOnlyDictionary<string, int>> PollCountsAsync(SourceId source, DateTimeOffset since, CancellationToken cancellation) => Roster.Find(source) is { } line
        ? _readers.ReadAsync((line, since), static (session, s) => (IReadOnlyDictionary<string, int>)PollTable.Counts(session, s.line.Number, s.since), cancellation)
        : new(new Dictionary<string, int>());

    public ValueTask<IReadOnlyList<OutboxEvent>> OutboxAsync(long after, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync((after, limit), static (session, s) => OutboxTable.List(session, s.after, Math.Max(0, s.limit)), cancellation);

    /// <summary>Writes what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync();
        _lock.Dispose();
    }

    private static SqliteStore Open(string path, SqliteStoreOptions options, TimeProvider clock)
    {
        var held = DatabaseLock.Take(path);
        Session? session = null;
        try
        {
            var file = new DatabaseFile(path, options.BusyTimeout);
            session = file.OpenWriter();
            if (options.MaxPages is { } pages)
                DatabaseFile.Pragma(session, $"max_page_count = {pages}");
            Migrations.Apply(session, path, clock.GetUtcNow());
            return new SqliteStore(held, new Writer(session, path, options.BatchSize, options.RevisionSpacing), new ReaderPool(file, Readers));
        }
        catch (Exception e)
        {
            session?.Dispose();
            held.Dispose();
            if (e is SqliteException sqlite)
                throw Troubles.Of(sqlite, path);
            throw;
        }
    }

    private static List<PageVisit> Visits(Session session, List<SourceLine> waiting, DateTimeOffset now, int limit)
    {
        var visits = new List<PageVisit>(limit);
        foreach (var line in waiting)
            VisitTable.AddDue(session, line, now, limit, visits);
        return waiting.Count == 1 ? visits : [.. visits.OrderBy(v => v.DueAt).Take(limit)];
    }

    /// <param name="session">Reads.</param>
    /// <param name="roster">Whose sources.</param>
    /// <param name="last">A source's newest poll: a query each, which not everybody needs.</param>
    internal static IReadOnlyList<SourceStatus> Statuses(Session session, Roster roster, Func<Session, SourceLine, PollRecord?> last)
    {
        var held = VisitTable.CountHeldBack(session);
        var breaks = DriftTable.Breaks(session);
        return
        [
            .. from outlet in roster.Outlets
               where outlet.IsDeclared
               from line in outlet.Sources
               where line.IsDeclared
               select Status(outlet, line, last(session, line), held, breaks),
        ];
    }

    internal static PollRecord? NewestPoll(Session session, SourceLine line) => PollTable.List(session, line, 1).FirstOrDefault();

    private static SourceStatus Status(OutletLine outlet, SourceLine line, PollRecord? last, Dictionary<long, int> held, Dictionary<long, IReadOnlyList<DriftBreak>> breaks) =>
        new(outlet.Outlet, line.Source, line.Standing.State, line.Standing.Articles, last)
        {
            HeldBack = held.GetValueOrDefault(line.Number),
            Drift = breaks.GetValueOrDefault(line.Number) ?? [],
        };
}
