using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storing;

/// <summary>What the database reports, in words that say what, where and what to do.</summary>
internal static class Troubles
{
    public static StoreException Of(SqliteException e, string path)
    {
        var (problem, what) = e.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (StoreProblem.Locked, "is held by another process; end what holds it (a backup, a shell with an open transaction)"),
            raw.SQLITE_FULL => (StoreProblem.Full, "cannot grow, no room is left on the device; free some space"),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => (StoreProblem.ReadOnly, "cannot be written; make the file and its directory writable for this user"),
            raw.SQLITE_CANTOPEN => (StoreProblem.ReadOnly, "cannot be opened; check that its directory exists and is writable for this user"),
            raw.SQLITE_NOTADB => (StoreProblem.Corrupt, "is not a database; name another file, or move this one away to start afresh"),
            raw.SQLITE_CORRUPT => (StoreProblem.Corrupt, "is damaged; restore a backup, or move it away to start afresh"),
            raw.SQLITE_IOERR => (StoreProblem.Other, "cannot be read or written, the device reports an error; check it and the space left on it"),
            _ => (StoreProblem.Other, "reports a problem"),
        };
        return new StoreException(problem, $"The database {path} {what} (SQLite: {e.Message})", e);
    }

    public static StoreException Lost(string path, Exception inner) =>
        new(StoreProblem.Other, $"The database {path} could not keep this: an earlier write in the same transaction broke it; it can be tried again ({inner.Message})", inner);
}
