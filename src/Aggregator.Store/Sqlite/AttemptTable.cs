namespace Aggregator.Storing;

/// <summary>Failed attempts to sign in.</summary>
internal static class AttemptTable
{
    // Whoever has a whole network can fill the table with addresses; the oldest go.
    private const int Most = 20_000;

    private static readonly Sql One = new("SELECT failures, last_at, until_at FROM sign_in_attempt WHERE key = $1");

    private static readonly Sql Upsert = new("""
        INSERT INTO sign_in_attempt (key, failures, last_at, until_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at, until_at = excluded.until_at
        """);

    private static readonly Sql Delete = new("DELETE FROM sign_in_attempt WHERE key = $1");
    private static readonly Sql DeleteOld = new("DELETE FROM sign_in_attempt WHERE last_at < $1 AND (until_at IS NULL OR until_at < $1)");
    private static readonly Sql DeleteSurplus = new("DELETE FROM sign_in_attempt WHERE key IN (SELECT key FROM sign_in_attempt ORDER BY last_at DESC LIMIT -1 OFFSET $1)");

    public static IReadOnlyList<Attempts> Find(Session session, IReadOnlyList<string> keys) => [.. keys.Select(k => Find(session, k))];

    public static void Keep(Session session, string key, Attempts attempts)
    {
        if (attempts.Failures == 0)
            session.Run(Delete, key);
        else
            session.Run(Upsert, key, attempts.Failures, attempts.LastAt.UtcTicks, attempts.Until?.UtcTicks);
    }

    public static void Prune(Session session, DateTimeOffset before)
    {
        session.Run(DeleteOld, before.UtcTicks);
        session.Run(DeleteSurplus, Most);
    }

    private static Attempts Find(Session session, string key)
    {
        using var row = session.Query(One, key);
        return row.Read() ? new Attempts(row.Count(0), Instants.At(row.Number(1)), Instants.At(row.NumberOrNull(2))) : Attempts.None;
    }
}
