namespace Aggregator.Storing;

/// <summary>What every source has shown us: the seen set.</summary>
internal static class EntryTable
{
    private static readonly Sql Upsert = new("""
        INSERT INTO entry (source, key, fingerprint, first_seen_at, article, visits) VALUES ($1, $2, $3, $4, $5, 0)
        ON CONFLICT (source, key) DO UPDATE SET fingerprint = excluded.fingerprint, article = coalesce(excluded.article, article)
        """);

    private static readonly Sql Article = new("SELECT article FROM entry WHERE source = $1 AND key = $2");
    private static readonly Sql Visited = new("UPDATE entry SET article = coalesce($3, article), visits = visits + $4 WHERE source = $1 AND key = $2");
    private static readonly Sql Fingerprint = new("SELECT fingerprint FROM entry WHERE source = $1 AND key = $2");

    // One mark of a whole document in so many days is enough to know what could still come back.
    private static readonly TimeSpan BetweenMarks = TimeSpan.FromDays(3);
    private static readonly Sql Touch = new("UPDATE entry SET last_seen_at = $3 WHERE source = $1 AND key = $2");

    private static readonly Sql Prune = new("""
        DELETE FROM entry
        WHERE source = $1 AND coalesce(last_seen_at, first_seen_at) < $2 AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.source = entry.source AND v.key = entry.key)
        """);

    /// <summary>Marks the entries of a document as still there, where the last mark is old enough; answers the time of the mark that holds.</summary>
    public static DateTimeOffset? KeepPresent(Session session, long source, IReadOnlyList<long> keys, DateTimeOffset? markedAt, DateTimeOffset now)
    {
        if (keys.Count == 0 || now - markedAt < BetweenMarks)
            return markedAt;
        foreach (var key in keys)
            session.Run(Touch, source, key, now.UtcTicks);
        SourceTable.KeepTouched(session, source, now);
        return now;
    }

    /// <summary>
    /// Lets go of entries that were in no document for so long. Counted back from the last document that was read whole, not from today: what a silent
    /// or failing source held last may come back with it.
    /// </summary>
    public static int LetGo(Session session, long source, DateTimeOffset markedAt, TimeSpan keep) => session.Run(Prune, source, (markedAt - keep).UtcTicks);

    /// <summary>Remembers an entry; an article that it led to before stays with it.</summary>
    public static void Keep(Session session, long source, EntryResult entry, DateTimeOffset now, long? article) =>
        session.Run(Upsert, source, entry.Key, entry.Fingerprint, now.UtcTicks, article);

    /// <summary>The number of the article that an entry led to.</summary>
    public static long? FindArticle(Session session, long source, long key) => session.Number(Article, source, key);

    public static void KeepVisit(Session session, long source, long key, long? article, bool succeeded) =>
        session.Run(Visited, source, key, article, succeeded ? 1 : 0);

    public static Dictionary<long, long> Known(Session session, long source, IReadOnlyCollection<long> keys)
    {
        var known = new Dictionary<long, long>(keys.Count);
        foreach (var key in keys)
        {
            if (session.Number(Fingerprint, source, key) is { } fingerprint)
                known[key] = fingerprint;
        }

        return known;
    }
}
