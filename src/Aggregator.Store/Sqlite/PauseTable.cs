using Aggregator.Fetching;

namespace Aggregator.Storing;

/// <summary>Pauses that hosts asked for.</summary>
internal static class PauseTable
{
    private static readonly Sql Current = new("SELECT host, tenant, status, until FROM host_pause WHERE until > $1 ORDER BY host, tenant");

    private static readonly Sql Upsert = new("""
        INSERT INTO host_pause (host, tenant, status, until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (host, tenant) DO UPDATE SET status = excluded.status, until = excluded.until
        """);

    private static readonly Sql Forget = new("DELETE FROM host_pause WHERE until <= $1");

    /// <summary>Keeps one, and lets go of those that are over.</summary>
    public static void Keep(Session session, AskedPause pause, DateTimeOffset now)
    {
        session.Run(Forget, now.UtcTicks);
        session.Run(Upsert, pause.Host, pause.Tenant, pause.Status, pause.Until.UtcTicks);
    }

    public static IReadOnlyList<AskedPause> List(Session session, DateTimeOffset now)
    {
        var pauses = new List<AskedPause>();
        using var row = session.Query(Current, now.UtcTicks);
        while (row.Read())
            pauses.Add(new AskedPause(row.Text(0), row.Text(1), row.Count(2), Instants.At(row.Number(3))));
        return pauses;
    }
}
