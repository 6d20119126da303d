using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storing;

/// <summary>The row that a statement stands at. Disposing it makes the statement ready for its next run.</summary>
internal readonly struct Row(sqlite3 database, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        switch (raw.sqlite3_step(statement))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            case var trouble:
                SqliteException.ThrowExceptionForRC(trouble, database);
                return false;
        }
    }

    public int Columns => raw.sqlite3_column_count(statement);

    /// <summary>One of SQLite's types (<c>raw.SQLITE_INTEGER</c> and its kin).</summary>
    public int TypeOf(int column) => raw.sqlite3_column_type(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public int Count(int column) => (int)Number(column);

    public bool Flag(int column) => Number(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => raw.sqlite3_reset(statement);
}
