using System.Text;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Articles for readers.</summary>
internal static class ArticleList
{
    private const int LongestSlice = 200;
    private const int MostHeld = 500;

    // One statement for each set of filters that is asked for.
    private static readonly Sql?[] Lists = new Sql?[64];
    private static readonly Sql One = new("SELECT outlet, document FROM article WHERE id = $1");

    // Answered from article_newest alone.
    private static readonly Sql DaysOfArticles = new("SELECT published_at / 864000000000 AS day, count(*) FROM article WHERE state = 0 GROUP BY day ORDER BY day DESC");

    private static readonly Sql OnHold = new("SELECT document FROM article WHERE state = 2 ORDER BY number DESC LIMIT $1");
    private static readonly Sql HowManyHeld = new("SELECT count(*) FROM article WHERE state = 2");

    private static readonly Sql Revisions = new("""
        SELECT r.document FROM article a JOIN revision r ON r.article = a.number WHERE a.id = $1 ORDER BY r.revision
        """);

    public static Slice Slice(Session session, Roster roster, ArticleQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, LongestSlice);
        var outlet = query.Outlet is { } id ? roster.Find(id)?.Number : null;
        var text = query.Text is { } words && !string.IsNullOrWhiteSpace(words) ? SearchTerms.Of(words) ?? "" : null;
        var cursor = query.Cursor is { } place ? ListCursor.Parse(place) : default(ListCursor?);
        if (text?.Length == 0 || (query.Outlet is not null && outlet is null))
            return new Slice([], null);

        var items = new List<StoredArticle>(Math.Min(limit, 64));
        var last = default(ListCursor);
        using var row = session.Query(
            Statement(outlet is not null, query.Category is not null, query.Since is not null, cursor is not null, text is not null, query.Until is not null),
            limit + 1, outlet, query.Category, query.Since?.UtcTicks, cursor?.PublishedAt.UtcTicks, cursor?.Id, text, query.Until?.UtcTicks);
        while (row.Read())
        {
            if (items.Count == limit)
                return new Slice(items, last.ToString());
            items.Add(WithRights(roster, row));
            last = new ListCursor(Instants.At(row.Number(2)), items[^1].Article.Id.Value);
        }

        return new Slice(items, null);
    }

    public static StoredArticle? Find(Session session, Roster roster, ArticleId id)
    {
        using var row = session.Query(One, id.Value);
        return row.Read() && !Withheld.IsHidden(ArticleTable.Parse(row.Bytes(1))) ? WithRights(roster, row) : null;
    }

    private static StoredArticle WithRights(Roster roster, Row row)
    {
        var article = ArticleTable.Shown(row.Bytes(1));
        return new StoredArticle(article, roster.Outlet(row.Number(0)).PolicyOf(article));
    }

    /// <summary>None of an article that is on hold.</summary>
    public static IReadOnlyList<Article> AllRevisions(Session session, ArticleId id) => WholeRevisions(session, id) is [.., { Hold: null }] revisions ? revisions : [];

    public static IReadOnlyList<Article> Held(Session session, int limit)
    {
        var held = new List<Article>();
        using var row = session.Query(OnHold, Math.Clamp(limit, 1, MostHeld));
        while (row.Read())
            held.Add(ArticleTable.Parse(row.Bytes(0)));
        return held;
    }

    public static int CountHeld(Session session) => (int)(session.Number(HowManyHeld) ?? 0);

    public static IReadOnlyList<Article> WholeRevisions(Session session, ArticleId id)
    {
        var revisions = new List<Article>();
        using (var row = session.Query(Revisions, id.Value))
        {
            while (row.Read())
                revisions.Add(ArticleTable.Parse(row.Bytes(0)));
        }

        using var present = session.Query(One, id.Value);
        if (present.Read())
            revisions.Add(ArticleTable.Parse(present.Bytes(1)));
        return revisions;
    }

    public static IReadOnlyList<PublishedDay> Days(Session session)
    {
        List<PublishedDay> days = [];
        using var row = session.Query(DaysOfArticles);
        while (row.Read())
            days.Add(new(DateOnly.FromDayNumber((int)row.Number(0)), (int)row.Number(1)));
        return days;
    }

    private static Sql Statement(bool outlet, bool category, bool since, bool cursor, bool text, bool until)
    {
        var index = (outlet ? 1 : 0) | (category ? 2 : 0) | (since ? 4 : 0) | (cursor ? 8 : 0) | (text ? 16 : 0) | (until ? 32 : 0);
        if (Volatile.Read(ref Lists[index]) is { } there)
            return there;
        var sql = new StringBuilder("SELECT outlet, document, published_at FROM article WHERE state = 0");
        if (outlet)
            sql.Append(" AND outlet = $2");
        if (category)
            sql.Append(" AND category = $3");
        if (since)
            sql.Append(" AND published_at >= $4");
        if (until)
            sql.Append(" AND published_at < $8");
        if (cursor)
            sql.Append(" AND (published_at, id) < ($5, $6)");
        if (text)
            sql.Append(" AND number IN (SELECT rowid FROM article_text WHERE article_text MATCH $7)");
        sql.Append(" ORDER BY published_at DESC, id DESC LIMIT $1");
        return Interlocked.CompareExchange(ref Lists[index], new Sql(sql.ToString()), null) ?? Lists[index]!;
    }
}
