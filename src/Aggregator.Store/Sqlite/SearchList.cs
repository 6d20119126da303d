namespace Aggregator.Storing;

/// <summary>
/// Articles by relevance: bm25, a word in the headline counting ten times one in the body. The newest matches are ranked and no others, so that a common word
/// costs no more than a rare one; what is so much older is not what somebody looks for in the news.
/// </summary>
internal static class SearchList
{
    private const int LongestSlice = 200;

    private static readonly Sql Newest = new("SELECT max(number) FROM article");

    private static readonly Sql Best = new("""
        SELECT a.outlet, a.document
        FROM (
            SELECT rowid AS number, bm25(article_text, 10.0, 4.0, 1.0) AS score FROM article_text
            WHERE article_text MATCH $2 AND rowid <= $3
            ORDER BY rowid DESC LIMIT 2000
        ) AS hit
        JOIN article a ON a.number = hit.number
        WHERE a.state = 0
          AND ($4 IS NULL OR a.outlet = $4) AND ($5 IS NULL OR a.category = $5) AND ($6 IS NULL OR a.published_at >= $6)
        ORDER BY hit.score, a.id
        LIMIT $1 OFFSET $7
        """);

    public static Slice Slice(Session session, Roster roster, SearchQuery query)
    {
        var cursor = query.Cursor is { } place ? SearchCursor.Parse(place) : default(SearchCursor?);
        var outlet = query.Outlet is { } id ? roster.Find(id)?.Number : null;
        if (SearchTerms.Of(query.Terms) is not { } terms || (query.Outlet is not null && outlet is null))
            return new Slice([], null);
        var newest = cursor?.Newest ?? session.Number(Newest) ?? 0;
        var limit = Math.Clamp(query.Limit, 1, LongestSlice);
        var items = new List<StoredArticle>(Math.Min(limit, 64));
        var passed = cursor?.Passed ?? 0;
        using var row = session.Query(Best, limit + 1, terms, newest, outlet, query.Category, query.Since?.UtcTicks, passed);
        while (row.Read())
        {
            if (items.Count == limit)
                return new Slice(items, new SearchCursor(newest, passed + limit).ToString());
            items.Add(new StoredArticle(ArticleTable.Shown(row.Bytes(1)), roster.Outlet(row.Number(0)).Outlet.Rights));
        }

        return new Slice(items, null);
    }
}
