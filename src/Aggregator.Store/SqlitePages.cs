using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>Archive and drift of a database that a daemon may be working on: it is only read, and nobody is kept waiting.</summary>
public sealed class SqlitePages : IPageStore, IDisposable
{
    private readonly ReaderPool _readers;
    private readonly PageQueries _pages;

    private SqlitePages(ReaderPool readers) => (_readers, _pages) = (readers, new PageQueries(readers));

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

    public void Dispose() => _readers.Dispose();
}
