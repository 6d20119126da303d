using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>A copy that was made and checked.</summary>
/// <param name="Report">What stands in it.</param>
/// <param name="ContentHash">SHA-256 over all its rows, lower-case hex; the original's at the moment of the copy.</param>
public sealed record CheckedCopy(DatabaseReport Report, string ContentHash);

/// <summary>Copies of the database, made while the daemon works and put back while it does not.</summary>
public static class DatabaseCopy
{
    private static readonly Sql Begin = new("BEGIN");
    private static readonly Sql Commit = new("COMMIT");

    /// <summary>
    /// Copies the database as it stands at one moment; writers go on meanwhile, their log grows until the copy is done. The copy is one file without a log, is
    /// checked by SQLite's integrity check and holds the same rows by hash.
    /// </summary>
    /// <param name="source">The database file.</param>
    /// <param name="target">Where the copy goes; must not exist.</param>
    /// <param name="cancellation">A copy that is given up leaves no file.</param>
    /// <exception cref="StoreException">The original cannot be read, the copy cannot be written, or it is not sound.</exception>
    public static ValueTask<CheckedCopy> TakeAsync(string source, string target, CancellationToken cancellation) => new(Task.Run(() => Take(source, target, cancellation), cancellation));

    /// <summary>Puts a copy back in the place of a database that no daemon works on. What stood there is set aside, not deleted.</summary>
    /// <param name="copy">A file made by <see cref="TakeAsync"/>.</param>
    /// <param name="target">The database file.</param>
    /// <param name="contentHash">What the copy's rows have to hash to; null where that is not known.</param>
    /// <param name="setAside">Appended to the name of the database that stood there; null refuses when there is one.</param>
    /// <param name="cancellation">Until the new file takes its place.</param>
    /// <exception cref="StoreException">A daemon holds the database, one is there and may not be replaced, or the copy is damaged, altered or of a newer schema.</exception>
    public static ValueTask<CheckedCopy> RestoreAsync(string copy, string target, string? contentHash, string? setAside, CancellationToken cancellation) =>
        new(Task.Run(() => Restore(copy, target, contentHash, setAside, cancellation), cancellation));

    private static CheckedCopy Take(string source, string target, CancellationToken cancellation)
    {
        if (!File.Exists(source))
            throw new StoreException(StoreProblem.Other, $"There is no database {source} to copy");
        if (File.Exists(target))
            throw new StoreException(StoreProblem.Other, $"{target} exists already; name another place, or move it away");
        try
        {
            using var original = new DatabaseFile(source, TimeSpan.FromSeconds(30)).OpenReader();
            // One read transaction over hash and copy: both see the same moment, and the copy is not begun anew when the daemon writes.
            original.Run(Begin);
            var hash = ContentDigest.Of(original.Connection, cancellation);
            Copy(original.Connection, target);
            original.Run(Commit);
            return Checked(target, hash, cancellation);
        }
        catch (Exception e)
        {
            File.Delete(target);
            throw e is SqliteException sqlite ? Troubles.Of(sqlite, source) : e;
        }
    }

    private static CheckedCopy Restore(string copy, string target, string? contentHash, string? setAside, CancellationToken cancellation)
    {
        using var held = DatabaseLock.Take(target);
        if (File.Exists(target) && setAside is null)
            throw new StoreException(StoreProblem.Other, $"There is a database {target} already; say that it may be replaced (it is then set aside, not deleted)");
        var fresh = target + ".restoring";
        try
        {
            File.Copy(copy, fresh, overwrite: true);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var restored = Checked(fresh, contentHash, cancellation);
            if (restored.Report.Schema > Migrations.Latest)
            {
                throw new StoreException(
                    StoreProblem.NewerSchema, $"{copy} has schema {restored.Report.Schema}, this version of Aggregator knows {Migrations.Latest} at most; restore it with the version that made it, or a newer one");
            }

            SetAside(target, setAside);
            File.Move(fresh, target);
            return restored;
        }
        catch (Exception e)
        {
            File.Delete(fresh);
            throw e switch
            {
                SqliteException sqlite => Troubles.Of(sqlite, copy),
                IOException or UnauthorizedAccessException => new StoreException(StoreProblem.Other, $"{copy} could not be restored to {target}: {e.Message}", e),
                _ => e,
            };
        }
    }

    private static void Copy(SqliteConnection original, string target)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString);
        copy.Open();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        original.BackupDatabase(copy);
        // As one file: a log beside it would be one more thing to lose.
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }

    private static CheckedCopy Checked(string path, string? contentHash, CancellationToken cancellation)
    {
        using var session = new DatabaseFile(path, TimeSpan.FromSeconds(5)).OpenReader();
        var report = DatabaseCheck.Run(session, path, thorough: true, cancellation);
        if (!report.IsSound)
            throw new StoreException(StoreProblem.Corrupt, $"{path} is damaged: {string.Join("; ", report.Damage)}");
        var hash = ContentDigest.Of(session.Connection, cancellation);
        return contentHash is null || hash == contentHash
            ? new CheckedCopy(report, hash)
            : throw new StoreException(StoreProblem.Corrupt, $"{path} does not hold what was copied: its rows hash to {hash}, not to {contentHash}");
    }

    // A log that belongs to the old file must not be found beside the new one.
    private static void SetAside(string target, string? suffix)
    {
        foreach (var part in (ReadOnlySpan<string>)["", "-wal", "-shm"])
        {
            if (File.Exists(target + part))
                File.Move(target + part, target + suffix + part);
        }
    }
}
