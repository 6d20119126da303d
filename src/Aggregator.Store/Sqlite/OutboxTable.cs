namespace Aggregator.Storing;

/// <summary>What happened to articles, in commit order.</summary>
internal static class OutboxTable
{
    private static readonly Sql Insert = new("INSERT INTO outbox (sequence, kind, article, revision, at) VALUES ($1, $2, $3, $4, $5)");

    private static readonly Sql After = new("""
        SELECT o.sequence, o.kind, a.id, o.revision, o.at
        FROM outbox o JOIN article a ON a.number = o.article
        WHERE o.sequence > $1
        ORDER BY o.sequence
        LIMIT $2
        """);

    public static void Add(Batch batch, string kind, long article, int revision, DateTimeOffset at) =>
        batch.Session.Run(Insert, batch.TakeSequence(), kind, article, revision, at.UtcTicks);

    public static IReadOnlyList<OutboxEvent> List(Session session, long after, int limit)
    {
        var events = new List<OutboxEvent>();
        using var row = session.Query(After, after, limit);
        while (row.Read())
            events.Add(new OutboxEvent(row.Number(0), row.Text(1), new(row.Text(2)), row.Count(3), Instants.At(row.Number(4))));
        return events;
    }
}
