using System.Text.Json;
using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>A draft that waits until its article may be revised again.</summary>
internal sealed record WaitingRevision(long Article, Teller Teller, string ContentHash, Article Draft);

/// <summary>The newest revision of each article that came too soon.</summary>
internal static class WaitingRevisionTable
{
    // A newer one stands in place of the one that waited, and is shown when that would have been.
    private static readonly Sql Upsert = new("""
        INSERT INTO waiting_revision (article, source, from_visit, due_at, content_hash, document) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (article) DO UPDATE SET source = excluded.source, from_visit = excluded.from_visit, due_at = excluded.due_at, content_hash = excluded.content_hash, document = excluded.document
        """);

    private static readonly Sql Delete = new("DELETE FROM waiting_revision WHERE article = $1");
    private static readonly Sql DeleteOf = new("DELETE FROM waiting_revision WHERE article = $1 AND (source = $2 OR $3)");
    private static readonly Sql Articles = new("SELECT article FROM waiting_revision");
    private static readonly Sql Due = new("SELECT article, from_visit, content_hash, document FROM waiting_revision WHERE source = $1 AND due_at <= $2 ORDER BY due_at, article");

    private static readonly Sql AnyDue = new("SELECT 1 FROM waiting_revision WHERE source = $1 AND due_at <= $2 LIMIT 1");

    /// <summary>Whether a source has one to be shown now, or is thought to have something to do when it has not.</summary>
    public static bool IsDue(Session session, long source, DateTimeOffset? earliest, DateTimeOffset now) =>
        earliest <= now && (session.Number(AnyDue, source, now.UtcTicks) is not null || VisitTable.FindEarliest(session, source) != earliest);

    public static void Keep(Session session, WaitingRevision held, DateTimeOffset dueAt) => session.Run(
        Upsert, held.Article, held.Teller.Source, held.Teller.FromVisit, dueAt.UtcTicks, held.ContentHash, JsonSerializer.SerializeToUtf8Bytes(held.Draft, Stored.Json.Article));

    public static void Drop(Session session, long article) => session.Run(Delete, article);

    /// <summary>What this teller told before it thought better of it; a page's word counts for every source.</summary>
    public static void Drop(Session session, long article, Teller teller) => session.Run(DeleteOf, article, teller.Source, teller.FromVisit);

    public static HashSet<long> All(Session session)
    {
        var articles = new HashSet<long>();
        using var row = session.Query(Articles);
        while (row.Read())
            articles.Add(row.Number(0));
        return articles;
    }

    public static List<WaitingRevision> ListDue(Session session, long source, DateTimeOffset now)
    {
        var held = new List<WaitingRevision>();
        using var row = session.Query(Due, source, now.UtcTicks);
        while (row.Read())
            held.Add(new WaitingRevision(row.Number(0), new Teller(source, row.Flag(1), row.Number(0)), row.Text(2), ArticleTable.Parse(row.Bytes(3))));
        return held;
    }
}
