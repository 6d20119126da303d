namespace Aggregator.Storing;

/// <summary>Events and changes for those who follow them.</summary>
internal static class ChangeList
{
    private const int LongestSlice = 500;

    private static readonly Sql EventsAfter = new("""
        SELECT o.sequence, o.kind, o.revision, o.at, a.id, a.outlet, a.document
        FROM outbox o JOIN article a ON a.number = o.article
        WHERE o.sequence > $1
        ORDER BY o.sequence
        LIMIT $2
        """);

    // A date that was made up for want of one is the instant at which the report was first seen, and never before it.
    private static readonly Sql ArrivalsAfter = new("""
        SELECT o.sequence, s.id, CASE WHEN a.published_at < a.first_seen_at THEN a.published_at END, o.at
        FROM outbox o JOIN article a ON a.number = o.article JOIN source s ON s.number = a.source
        WHERE o.sequence > $1 AND o.kind = 'article.published' AND o.revision = 1
        ORDER BY o.sequence
        LIMIT $2
        """);

    private static readonly Sql ChangesAfter = new("""
        SELECT number, changed, outlet, document FROM article
        WHERE (changed, number) > ($1, $2)
        ORDER BY changed, number
        LIMIT $3
        """);

    // Instants are those of polls, which are committed a little out of order: the first sequence at or after the instant misses none of them.
    private static readonly Sql FirstSince = new("SELECT min(sequence) FROM outbox WHERE at >= $1");

    public static IReadOnlyList<StoredEvent> Events(Session session, Roster roster, long after, int limit)
    {
        var events = new List<StoredEvent>();
        using var row = session.Query(EventsAfter, after, Math.Clamp(limit, 1, LongestSlice));
        while (row.Read())
        {
            var happened = new OutboxEvent(row.Number(0), row.Text(1), new(row.Text(4)), row.Count(2), Instants.At(row.Number(3)));
            events.Add(new StoredEvent(happened, new StoredArticle(ArticleTable.Shown(row.Bytes(6)), roster.Outlet(row.Number(5)).Outlet.Rights)));
        }

        return events;
    }

    public static IReadOnlyList<Arrival> Arrivals(Session session, long after, int limit)
    {
        var arrivals = new List<Arrival>();
        using var row = session.Query(ArrivalsAfter, after, Math.Clamp(limit, 1, LongestSlice));
        while (row.Read())
            arrivals.Add(new Arrival(row.Number(0), new(row.Text(1)), Instants.At(row.NumberOrNull(2)), Instants.At(row.Number(3))));
        return arrivals;
    }

    public static ChangeSlice Changes(Session session, Roster roster, ChangePlace after, int limit)
    {
        limit = Math.Clamp(limit, 1, LongestSlice);
        var items = new List<StoredArticle>(Math.Min(limit, 64));
        var next = after;
        using var row = session.Query(ChangesAfter, after.Sequence, after.Article, limit + 1);
        while (row.Read())
        {
            if (items.Count == limit)
                return new ChangeSlice(items, next, More: true);
            items.Add(new StoredArticle(ArticleTable.Shown(row.Bytes(3)), roster.Outlet(row.Number(2)).Outlet.Rights));
            next = new ChangePlace(row.Number(1), row.Number(0));
        }

        return new ChangeSlice(items, next, More: false);
    }

    public static ChangePlace Before(Session session, DateTimeOffset instant, long pruned, long version)
    {
        var first = session.Number(FirstSince, instant.UtcTicks);
        if (first is null)
            return new ChangePlace(version, long.MaxValue);
        // What was let go of may have been later than the instant as well.
        return first <= pruned + 1 && pruned > 0 ? default : new ChangePlace(first.Value - 1, long.MaxValue);
    }
}
