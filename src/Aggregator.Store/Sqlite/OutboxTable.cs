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

    private static readonly Sql Withdrawals = new("""
        SELECT count(*) FROM outbox o JOIN article a ON a.number = o.article WHERE o.kind = 'article.withdrawn' AND o.at >= $2 AND a.outlet = $1
        """);

    /// <summary>How many articles of an outlet were withdrawn since an instant.</summary>
    public static int CountWithdrawals(Session session, long outlet, DateTimeOffset since) => (int)(session.Number(Withdrawals, outlet, since.UtcTicks) ?? 0);

    /// <param name="sequence">Taken from the batch for this event, and kept with the article as its latest change.</param>
    public static void Add(Session session, long sequence, string kind, long article, int revision, DateTimeOffset at) =>
        session.Run(Insert, sequence, kind, article, revision, at.UtcTicks);

    public static IReadOnlyList<OutboxEvent> List(Session session, long after, int limit)
    {
        var events = new List<OutboxEvent>();
        using var row = session.Query(After, after, limit);
        while (row.Read())
            events.Add(new OutboxEvent(row.Number(0), row.Text(1), new(row.Text(2)), row.Count(3), Instants.At(row.Number(4))));
        return events;
    }
}
