using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storing;

/// <summary>
/// A prepared statement whose parameters are set by position. On SQLite's own interface below ADO.NET: a command looks every parameter up by name and makes a
/// reader for each run. The gain was never measured by itself.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int OnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
        // A statement may leave parameters out, and counts those it has in the order in which they occur.
        var last = 0;
        for (var i = 1; i <= raw.sqlite3_bind_parameter_count(_statement); i++)
            last = Math.Max(last, int.Parse(raw.sqlite3_bind_parameter_name(_statement, i).utf8_to_string().AsSpan(1), CultureInfo.InvariantCulture));
        _places = [.. Enumerable.Range(1, last).Select(n => raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"${n}")))];
    }

    /// <summary>The number of rows changed.</summary>
    public int Run(ReadOnlySpan<object?> values)
    {
        using var row = Query(values);
        while (row.Read())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    public Row Query(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            if (_places[i] > 0)
                SqliteException.ThrowExceptionForRC(Bind(_places[i], values[i]), _database);
        }

        return new Row(_database, _statement);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        string text => Bind(place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, place, bytes.Span),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be a parameter", nameof(value)),
    };

    private int Bind(int place, string text)
    {
        var rented = text.Length * 3 > OnStack ? ArrayPool<byte>.Shared.Rent(text.Length * 3) : null;
        Span<byte> bytes = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        var code = raw.sqlite3_bind_text(_statement, place, bytes[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }
}
