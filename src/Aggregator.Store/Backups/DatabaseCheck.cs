using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>Looks at a database file without changing it, while a daemon works on it or not.</summary>
public static class DatabaseCheck
{
    private const int MostComplaints = 20;

    private static readonly Sql PageSize = new("PRAGMA page_size");
    private static readonly Sql Pages = new("PRAGMA page_count");
    private static readonly Sql FreePages = new("PRAGMA freelist_count");
    private static readonly Sql Articles = new("SELECT count(*) FROM article");
    private static readonly Sql Sources = new("SELECT count(*) FROM source");
    private static readonly Sql Sequence = new("SELECT sequence FROM ledger");

    /// <param name="path">The database file.</param>
    /// <param name="thorough">Hold every index against its table too; reads all of it several times.</param>
    /// <param name="cancellation">Looked at between the checks.</param>
    /// <exception cref="StoreException">It cannot be opened, or is another program's.</exception>
    public static ValueTask<DatabaseReport> RunAsync(string path, bool thorough, CancellationToken cancellation) => new(Task.Run(
        () =>
        {
            if (!File.Exists(path))
                throw new StoreException(StoreProblem.Other, $"There is no database {path}; the first start of the daemon makes it");
            try
            {
                using var session = new DatabaseFile(path, TimeSpan.FromSeconds(5)).OpenReader();
                return Run(session, path, thorough, cancellation);
            }
            catch (SqliteException e)
            {
                throw Troubles.Of(e, path);
            }
        },
        cancellation));

    internal static DatabaseReport Run(Session session, string path, bool thorough, CancellationToken cancellation)
    {
        var schema = Migrations.Version(session, path);
        cancellation.ThrowIfCancellationRequested();
        var damage = Complaints(session, thorough ? $"PRAGMA integrity_check({MostComplaints})" : $"PRAGMA quick_check({MostComplaints})").Where(c => c != "ok").ToList();
        cancellation.ThrowIfCancellationRequested();
        damage.AddRange(Complaints(session, "SELECT 'a row of ' || \"table\" || ' points to a row of ' || parent || ' that is not there' FROM pragma_foreign_key_check LIMIT 20"));
        var page = session.Number(PageSize) ?? 0;
        return new DatabaseReport(
            schema,
            (session.Number(Pages) ?? 0) * page,
            (session.Number(FreePages) ?? 0) * page,
            schema == 0 ? 0 : session.Number(Articles) ?? 0,
            schema == 0 ? 0 : session.Number(Sources) ?? 0,
            schema == 0 ? 0 : session.Number(Sequence) ?? 0,
            damage);
    }

    private static List<string> Complaints(Session session, string sql)
    {
        var found = new List<string>();
        using var statement = new Statement(session.Connection, sql);
        using var row = statement.Query([]);
        while (row.Read())
            found.Add(row.Text(0));
        return found;
    }
}
