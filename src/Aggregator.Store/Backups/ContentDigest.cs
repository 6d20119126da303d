using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storing;

/// <summary>A hash over every row of every table, in the order of their keys: equal means that two databases say the same, however their files are laid out.</summary>
internal static class ContentDigest
{
    private const int RowsBetweenLooks = 10_000;

    /// <summary>SHA-256 in lower-case hex. Reads the whole database; inside a transaction, that snapshot of it.</summary>
    public static string Of(SqliteConnection connection, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (table, order) in Tables(connection))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table + "\n"));
            using var rows = new Statement(connection, $"SELECT * FROM {Quoted(table)} ORDER BY {order}");
            using var row = rows.Query([]);
            for (var number = 1; row.Read(); number++)
            {
                for (var column = 0; column < row.Columns; column++)
                    Append(hash, row, column);
                if (number % RowsBetweenLooks == 0)
                    cancellation.ThrowIfCancellationRequested();
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A virtual table's rows stand in its shadow tables.
    private static List<(string Name, string Order)> Tables(SqliteConnection connection)
    {
        var tables = new List<(string, bool)>();
        using var list = new Statement(connection, "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        using var row = list.Query([]);
        while (row.Read())
            tables.Add((row.Text(0), row.Flag(1)));
        return tables.ConvertAll(t => (t.Item1, t.Item2 ? Key(connection, t.Item1) : "rowid"));
    }

    private static string Key(SqliteConnection connection, string table)
    {
        var columns = new List<string>();
        using var list = new Statement(connection, "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk");
        using var row = list.Query([table]);
        while (row.Read())
            columns.Add(Quoted(row.Text(0)));
        return string.Join(", ", columns);
    }

    private static void Append(IncrementalHash hash, Row row, int column)
    {
        Span<byte> head = stackalloc byte[9];
        var type = row.TypeOf(column);
        head[0] = (byte)type;
        switch (type)
        {
            case raw.SQLITE_INTEGER:
                BinaryPrimitives.WriteInt64LittleEndian(head[1..], row.Number(column));
                hash.AppendData(head);
                break;
            case raw.SQLITE_FLOAT:
                BinaryPrimitives.WriteDoubleLittleEndian(head[1..], row.Real(column));
                hash.AppendData(head);
                break;
            case raw.SQLITE_NULL:
                hash.AppendData(head[..1]);
                break;
            default:
                var bytes = row.Bytes(column);
                BinaryPrimitives.WriteInt64LittleEndian(head[1..], bytes.Length);
                hash.AppendData(head);
                hash.AppendData(bytes);
                break;
        }
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
