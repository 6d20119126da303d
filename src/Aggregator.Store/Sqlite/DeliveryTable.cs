using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>Events that a webhook did not get.</summary>
internal static class DeliveryTable
{
    private const string Columns = "d.sequence, d.kind, a.id, d.revision, d.at, d.attempts, d.next_at, d.dead, d.status, d.problem";

    private static readonly Sql Due = new($"""
        SELECT {Columns} FROM delivery d JOIN article a ON a.number = d.article
        WHERE d.webhook = $1 AND d.dead = 0 AND d.next_at <= $2
          AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.webhook = $1 AND e.article = d.article AND e.dead = 0 AND e.sequence < d.sequence)
        ORDER BY d.next_at, d.sequence LIMIT $3
        """);

    // Those behind another of their article are due with it.
    private static readonly Sql NextAt = new("""
        SELECT min(d.next_at) FROM delivery d
        WHERE d.webhook = $1 AND d.dead = 0 AND NOT EXISTS (SELECT 1 FROM delivery e WHERE e.webhook = $1 AND e.article = d.article AND e.dead = 0 AND e.sequence < d.sequence)
        """);

    private static readonly Sql List = new($"""
        SELECT {Columns} FROM delivery d JOIN article a ON a.number = d.article WHERE d.webhook = $1 AND d.dead = $2 ORDER BY d.sequence LIMIT $3
        """);

    private static readonly Sql Waits = new("SELECT 1 FROM delivery d JOIN article a ON a.number = d.article WHERE d.webhook = $1 AND a.id = $2 AND d.dead = 0 LIMIT 1");

    private static readonly Sql Upsert = new("""
        INSERT INTO delivery (webhook, sequence, kind, article, revision, at, attempts, next_at, dead, status, problem)
        SELECT $1, $2, $3, number, $5, $6, $7, $8, $9, $10, $11 FROM article WHERE id = $4
        ON CONFLICT (webhook, sequence) DO UPDATE SET attempts = excluded.attempts, next_at = excluded.next_at, dead = excluded.dead, status = excluded.status, problem = excluded.problem
        """);

    private static readonly Sql Delete = new("DELETE FROM delivery WHERE webhook = $1 AND sequence = $2");
    private static readonly Sql DeleteAll = new("DELETE FROM delivery WHERE webhook = $1");
    private static readonly Sql Revive = new("UPDATE delivery SET dead = 0, attempts = 0, next_at = $2 WHERE webhook = $1 AND dead = 1 AND ($3 IS NULL OR sequence = $3)");

    public static IReadOnlyList<Delivery> FindDue(Session session, long webhook, DateTimeOffset now, int limit) => Read(session.Query(Due, webhook, now.UtcTicks, limit));

    public static DateTimeOffset? FindNext(Session session, long webhook) => Instants.At(session.Number(NextAt, webhook));

    public static IReadOnlyList<Delivery> Of(Session session, long webhook, bool dead, int limit) => Read(session.Query(List, webhook, dead, limit));

    public static bool HasWaiting(Session session, long webhook, ArticleId article) => session.Number(Waits, webhook, article.Value) is not null;

    public static void Keep(Session session, long webhook, Delivery delivery)
    {
        var (what, d) = (delivery.Event, delivery);
        session.Run(Upsert, webhook, what.Sequence, what.Kind, what.Article.Value, what.Revision, what.At.UtcTicks, d.Attempts, d.NextAt.UtcTicks, d.IsDead, d.Status, d.Problem);
    }

    public static void Remove(Session session, long webhook, long sequence) => session.Run(Delete, webhook, sequence);

    public static void RemoveAll(Session session, long webhook) => session.Run(DeleteAll, webhook);

    public static int Replay(Session session, long webhook, long? sequence, DateTimeOffset now) => session.Run(Revive, webhook, now.UtcTicks, sequence);

    private static List<Delivery> Read(Row row)
    {
        var deliveries = new List<Delivery>();
        using (row)
        {
            while (row.Read())
                deliveries.Add(new Delivery
                {
                    Event = new OutboxEvent(row.Number(0), row.Text(1), new(row.Text(2)), row.Count(3), Instants.At(row.Number(4))),
                    Attempts = row.Count(5),
                    NextAt = Instants.At(row.Number(6)),
                    IsDead = row.Flag(7),
                    Status = (int?)row.NumberOrNull(8),
                    Problem = row.TextOrNull(9),
                });
        }

        return deliveries;
    }
}
