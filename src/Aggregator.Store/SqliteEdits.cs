using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>
/// What an operator's command writes beside a daemon that may be at work: versions of outlets and sources, and the audit log, and nothing else. SQLite's own lock
/// is waited for; the daemon sees the new edition and takes it up.
/// </summary>
public sealed class SqliteEdits : ISourceEdits, IAuditLog, IDisposable
{
    // The daemon's transactions take milliseconds; a long one is its provisioning after a change of many sources.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly Sql Begin = new("BEGIN IMMEDIATE");
    private static readonly Sql Commit = new("COMMIT");
    private static readonly Sql Rollback = new("ROLLBACK");

    private readonly string _path;
    private readonly Session _session;

    private SqliteEdits(string path, Session session) => (_path, _session) = (path, session);

    /// <exception cref="StoreException">There is none, it is another program's, or its schema is not the present one.</exception>
    public static SqliteEdits Open(string path)
    {
        if (!File.Exists(path))
            throw new StoreException(StoreProblem.Other, $"There is no database {path}; the first start of the daemon makes it");
        Session? session = null;
        try
        {
            session = new DatabaseFile(path, Patience).OpenBeside();
            Migrations.RequirePresent(session, path);
            return new SqliteEdits(path, session);
        }
        catch (Exception e)
        {
            session?.Dispose();
            throw e is SqliteException sqlite ? Troubles.Of(sqlite, path) : e;
        }
    }

    public ValueTask<long> EditionAsync(CancellationToken cancellation) => new(Guarded(() => SourceEditTable.Edition(_session)));

    public ValueTask<SourceEdits> HeadsAsync(long after, CancellationToken cancellation) => new(Guarded(() => SourceEditTable.Heads(_session, after)));

    public ValueTask<bool> SaveAsync(long edition, IReadOnlyList<SourceEdit> edits, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation) =>
        new(Written(() => SourceEditTable.Save(_session, edition, edits, entries)));

    public ValueTask<IReadOnlyList<SourceEdit>> VersionsAsync(EditSubject subject, int? before, int limit, CancellationToken cancellation) =>
        new(Guarded(() => SourceEditTable.Versions(_session, subject, before, limit)));

    public ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellation = default)
    {
        Written(() =>
        {
            AuditTable.Append(_session, entry);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellation = default) => new(Guarded(() => AuditTable.List(_session, query)));

    public void Dispose() => _session.Dispose();

    private T Written<T>(Func<T> write) => Guarded(() =>
    {
        _session.Run(Begin);
        try
        {
            var answer = write();
            _session.Run(Commit);
            return answer;
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_session.Connection.Handle) == 0)
                _session.Run(Rollback);
            throw;
        }
    });

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Troubles.Of(e, _path);
        }
    }
}
