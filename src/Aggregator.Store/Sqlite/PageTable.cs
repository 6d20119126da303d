using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>The archive of pages.</summary>
internal static class PageTable
{
    private const string Columns = "p.key, a.id, p.retrieved_at, p.address, p.content_type, p.body";

    private static readonly Sql Upsert = new("""
        INSERT INTO page (source, key, article, retrieved_at, packed, address, content_type, body, entry)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (SELECT v.entry FROM visit v WHERE v.source = $1 AND v.key = $2))
        ON CONFLICT (source, key) DO UPDATE SET article = coalesce(excluded.article, article), retrieved_at = excluded.retrieved_at, packed = excluded.packed,
            address = excluded.address, content_type = excluded.content_type, body = excluded.body, entry = coalesce(excluded.entry, entry)
        """);

    private static readonly Sql OthersOfArticle = new("DELETE FROM page WHERE article = $3 AND NOT (source = $1 AND key = $2)");
    private static readonly Sql Delete = new("DELETE FROM page WHERE source = $1 AND key = $2");
    private static readonly Sql DeleteOne = new("DELETE FROM page WHERE number = $1");
    private static readonly Sql Numbers = new("SELECT number FROM page WHERE source = $1 AND retrieved_at >= $2 ORDER BY retrieved_at DESC, number DESC LIMIT $3");
    private static readonly Sql One = new($"SELECT {Columns} FROM page p LEFT JOIN article a ON a.number = p.article WHERE p.number = $1");
    private static readonly Sql OfArticle = new($"SELECT {Columns}, s.id FROM article a JOIN page p ON p.article = a.number JOIN source s ON s.number = p.source WHERE a.id = $1");
    private static readonly Sql Size = new("SELECT count(*), coalesce(sum(packed), 0) FROM page");

    private static readonly Sql Surplus = new("""
        SELECT number FROM (SELECT number, retrieved_at, sum(packed) OVER (ORDER BY retrieved_at DESC, number DESC) AS total FROM page)
        WHERE retrieved_at < $1 OR total > $2
        """);

    public static void Keep(Session session, long source, long key, long? article, PageBytes page, byte[] packed)
    {
        if (article is not null)
            session.Run(OthersOfArticle, source, key, article);
        session.Run(Upsert, source, key, article, page.RetrievedAt.UtcTicks, packed.Length, page.Address.AbsoluteUri, page.ContentType, packed);
    }

    public static void Forget(Session session, long source, long key) => session.Run(Delete, source, key);

    public static bool Remove(Session session, long number) => session.Run(DeleteOne, number) > 0;

    public static List<long> List(Session session, long source, DateTimeOffset since, int limit) => All(session, Numbers, source, since.UtcTicks, limit);

    /// <summary>What is older than it has to be, and the oldest of what is more than may be kept.</summary>
    public static List<long> Beyond(Session session, DateTimeOffset before, long bytes) => All(session, Surplus, before.UtcTicks, bytes);

    public static PackedPage? Find(Session session, long number)
    {
        using var row = session.Query(One, number);
        return row.Read() ? Page(row) : null;
    }

    public static (PackedPage Page, string Source)? FindOf(Session session, ArticleId article)
    {
        using var row = session.Query(OfArticle, article.Value);
        return row.Read() ? (Page(row), row.Text(6)) : null;
    }

    public static ArchiveSize Sum(Session session)
    {
        using var row = session.Query(Size);
        row.Read();
        return new ArchiveSize(row.Count(0), row.Number(1));
    }

    private static List<long> All(Session session, Sql sql, params ReadOnlySpan<object?> values)
    {
        var numbers = new List<long>();
        using var row = session.Query(sql, values);
        while (row.Read())
            numbers.Add(row.Number(0));
        return numbers;
    }

    private static PackedPage Page(Row row) =>
        new(row.Number(0), row.TextOrNull(1) is { } id ? new ArticleId(id) : null, Instants.At(row.Number(2)), new Uri(row.Text(3)), row.TextOrNull(4), row.Bytes(5).ToArray());
}
