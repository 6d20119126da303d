using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>The database file and how connections to it are set up.</summary>
internal sealed class DatabaseFile(string path, TimeSpan busyTimeout)
{
    // Pages of 4 KiB: a poll dirties few rows, and each dirty page goes through the log whole.
    private const int WriterCacheKiB = 16 * 1024;
    private const int ReaderCacheKiB = 2 * 1024;

    public string Path => path;

    /// <summary>
    /// The one connection that writes. WAL: readers never wait for it. synchronous=NORMAL: a killed process loses nothing, since what it wrote is with the
    /// operating system; a power failure may lose the last transactions, whole and in order, because the log is synced before a checkpoint only. As a source's
    /// cursor and the articles it led to are one transaction, the worst is that a feed is read again. (https://www.sqlite.org/pragma.html#pragma_synchronous)
    /// </summary>
    public Session OpenWriter()
    {
        var session = Open(SqliteOpenMode.ReadWriteCreate);
        Pragma(session, $"busy_timeout = {Milliseconds}");
        Pragma(session, "journal_mode = WAL");
        Pragma(session, "synchronous = NORMAL");
        Pragma(session, "foreign_keys = ON");
        Pragma(session, $"cache_size = -{WriterCacheKiB}");
        Pragma(session, "temp_store = MEMORY");
        // 16 MiB of log between checkpoints: a page that is written by many transactions is copied back once.
        Pragma(session, "wal_autocheckpoint = 4096");
        Pragma(session, "journal_size_limit = 33554432");
        return session;
    }

    /// <summary>A connection of another process that writes a little beside the one that writes.</summary>
    public Session OpenBeside()
    {
        var session = Open(SqliteOpenMode.ReadWrite);
        Pragma(session, $"busy_timeout = {Milliseconds}");
        Pragma(session, "synchronous = NORMAL");
        Pragma(session, "foreign_keys = ON");
        return session;
    }

    public Session OpenReader()
    {
        var session = Open(SqliteOpenMode.ReadOnly);
        Pragma(session, $"busy_timeout = {Milliseconds}");
        Pragma(session, $"cache_size = -{ReaderCacheKiB}");
        Pragma(session, "temp_store = MEMORY");
        return session;
    }

    private string Milliseconds => Math.Max(1, (long)busyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private Session Open(SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1, // SQLite's own busy_timeout has waited by then
        };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            return new Session(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Pragma(Session session, string pragma)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        command.ExecuteNonQuery();
    }
}
