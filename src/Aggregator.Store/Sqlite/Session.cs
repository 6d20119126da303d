using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private Statement?[] _statements = new Statement?[64];

    public SqliteConnection Connection => connection;

    /// <summary>Runs a statement to its end; answers the number of rows changed.</summary>
    public int Run(Sql sql, params ReadOnlySpan<object?> values) => Find(sql).Run(values);

    /// <summary>Runs a statement for its rows. The caller disposes the reader before it runs the same statement again.</summary>
    public Row Query(Sql sql, params ReadOnlySpan<object?> values) => Find(sql).Query(values);

    /// <summary>The first column of the first row; null where there is no row or nothing in it.</summary>
    public long? Number(Sql sql, params ReadOnlySpan<object?> values)
    {
        using var row = Query(sql, values);
        return row.Read() && !row.IsNull(0) ? row.Number(0) : null;
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement?.Dispose();
        connection.Dispose();
    }

    private Statement Find(Sql sql)
    {
        if (sql.Index >= _statements.Length)
            Array.Resize(ref _statements, sql.Index + 32);
        return _statements[sql.Index] ??= new Statement(connection, sql.Text);
    }
}
