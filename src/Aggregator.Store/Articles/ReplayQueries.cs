using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The reading side of a replay.</summary>
internal sealed class ReplayQueries(ReaderPool readers)
{
    private static readonly Sql Size = new("SELECT count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2) FROM article");

    private static readonly Sql Cases = new("""
        SELECT a.number, a.document, a.content_hash, a.first_seen_at, a.from_page, s.id, p.key, p.retrieved_at, p.address, p.content_type, p.body, coalesce(p.entry, v.entry)
        FROM article a
        LEFT JOIN page p ON p.article = a.number
        LEFT JOIN source s ON s.number = p.source
        LEFT JOIN visit v ON v.source = p.source AND v.key = p.key
        WHERE a.number > $1 AND a.state = 0
        ORDER BY a.number
        LIMIT $2
        """);

    private static readonly Sql Taken = new("""
        SELECT count(*) FROM identity i JOIN outlet o ON o.number = i.outlet JOIN article a ON a.number = i.article
        WHERE o.id = $1 AND i.kind = $2 AND i.value = $3 AND a.id <> $4
        """);

    public ValueTask<ReplaySize> SizeAsync(CancellationToken cancellation) => readers.ReadAsync(
        0,
        static (session, _) =>
        {
            using var row = session.Query(Size);
            row.Read();
            return new ReplaySize(row.Count(0), row.Count(1), row.Count(2));
        },
        cancellation);

    public async ValueTask<IReadOnlyList<ReplayCase>> CasesAsync(long after, int limit, CancellationToken cancellation)
    {
        var packed = await readers.ReadAsync((after, limit), static (session, s) => Read(session, s.after, s.limit), cancellation);
        return [.. packed.Select(c => c.Page is { } page ? c.Case with { Page = page.Unpacked(c.Source!.Value) } : c.Case)];
    }

    public async ValueTask<bool> IsTakenAsync(OutletId outlet, ArticleId article, IdentityKey key, CancellationToken cancellation) =>
        await readers.ReadAsync((outlet, article, key), static (session, s) => session.Number(Taken, s.outlet.Value, (int)s.key.Kind, s.key.Value, s.article.Value), cancellation) > 0;

    public ValueTask<IReadOnlyList<Outlet>> OutletsEverAsync(CancellationToken cancellation) => readers.ReadAsync(
        0,
        static (session, _) => (IReadOnlyList<Outlet>)[.. SourceTable.Load(session).Outlets.Select(o => o.Outlet with { Sources = [.. o.Sources.Select(s => s.Source)] })],
        cancellation);

    private static List<(ReplayCase Case, PackedPage? Page, SourceId? Source)> Read(Session session, long after, int limit)
    {
        var cases = new List<(ReplayCase, PackedPage?, SourceId?)>(limit);
        using var row = session.Query(Cases, after, limit);
        while (row.Read())
        {
            var article = ArticleTable.Parse(row.Bytes(1));
            var kept = new ReplayCase
            {
                Place = row.Number(0),
                Article = article,
                ContentHash = row.Text(2),
                FirstSeenAt = Instants.At(row.Number(3)),
                IsFromPage = row.Flag(4),
                Entry = row.IsNull(11) ? null : JsonSerializer.Deserialize(row.Bytes(11), Stored.Json.Entry),
            };
            cases.Add(row.TextOrNull(5) is { } source
                ? (kept, new PackedPage(row.Number(6), article.Id, Instants.At(row.Number(7)), new Uri(row.Text(8)), row.TextOrNull(9), row.Bytes(10).ToArray()), new SourceId(source))
                : (kept, null, null));
        }

        return cases;
    }
}
