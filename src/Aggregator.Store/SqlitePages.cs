using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Normalising;
using Aggregator.Sources;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>Archive and drift of a database that a daemon may be working on: it is only read, and nobody is kept waiting.</summary>
public sealed class SqlitePages : IPageStore, IReplayCases, IDisposable
{
    private readonly ReaderPool _readers;
    private readonly PageQueries _pages;
    private readonly ReplayQueries _replay;

    private SqlitePages(ReaderPool readers) => (_readers, _pages, _replay) = (readers, new PageQueries(readers), new ReplayQueries(readers));

    /// <exception cref="StoreException">There is no such database, or not of this version's schema.</exception>
    public static SqlitePages Open(SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = Path.GetFullPath(options.Path);
        if (!File.Exists(path))
            throw new StoreException(StoreProblem.Other, $"There is no database {path}; name the directory of one that a daemon has written");
        var file = new DatabaseFile(path, options.BusyTimeout);
        try
        {
            using var session = file.OpenReader();
            Migrations.RequirePresent(session, path);
        }
        catch (SqliteException e)
        {
            throw Troubles.Of(e, path);
        }

        return new SqlitePages(new ReaderPool(file, 1));
    }

    public IAsyncEnumerable<ArchivedPage> PagesAsync(SourceId source, DateTimeOffset since, int limit, CancellationToken cancellation) => _pages.PagesAsync(source, since, limit, cancellation);

    public ValueTask<ArchivedPage?> PageOfAsync(ArticleId article, CancellationToken cancellation) => _pages.PageOfAsync(article, cancellation);

    public ValueTask<ArchiveSize> SizeAsync(CancellationToken cancellation) => _pages.SizeAsync(cancellation);

    public ValueTask<SourceDrift> DriftAsync(SourceId source, CancellationToken cancellation) => _pages.DriftAsync(source, cancellation);

    public ValueTask<ReplaySize> ReplaySizeAsync(CancellationToken cancellation) => _replay.SizeAsync(cancellation);

    public ValueTask<IReadOnlyList<ReplayCase>> CasesAsync(long after, int limit, CancellationToken cancellation) => _replay.CasesAsync(after, limit, cancellation);

    public ValueTask<bool> IsTakenAsync(OutletId outlet, ArticleId article, IdentityKey key, CancellationToken cancellation) => _replay.IsTakenAsync(outlet, article, key, cancellation);

    public ValueTask<IReadOnlyList<Outlet>> OutletsEverAsync(CancellationToken cancellation) => _replay.OutletsEverAsync(cancellation);

    public void Dispose() => _readers.Dispose();
}
