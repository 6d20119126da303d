using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>The rows of articles and of their former revisions.</summary>
internal static class ArticleTable
{
    private static readonly Sql Known = new("SELECT state, content_hash, told_by, from_page, body_words, first_seen_at FROM article WHERE number = $1");
    private static readonly Sql Document = new("SELECT document FROM article WHERE number = $1");

    private static readonly Sql Insert = new("""
        INSERT INTO article (number, id, outlet, source, told_by, from_page, published_at, category, state, revision, body_words, content_hash, first_seen_at, document, changed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (id) DO NOTHING
        """);

    private static readonly Sql Update = new("""
        UPDATE article SET told_by = $2, from_page = $3, published_at = $4, category = $5, state = $6, revision = $7, body_words = $8, content_hash = $9, document = $10, changed = $11
        WHERE number = $1
        """);

    private static readonly Sql Replace = new("UPDATE article SET document = $2, changed = $3 WHERE number = $1");
    private static readonly Sql State = new("UPDATE article SET state = $2, document = $3, changed = $4 WHERE number = $1");
    private static readonly Sql Amending = new("UPDATE article SET revision = $2, document = $3, changed = $4 WHERE number = $1");
    private static readonly Sql Number = new("SELECT number FROM article WHERE id = $1");
    private static readonly Sql ById = new("SELECT document FROM article WHERE id = $1");

    private static readonly Sql KeepRevision = new("""
        INSERT INTO revision (article, revision, document) SELECT number, revision, document FROM article WHERE number = $1
        """);

    public static KnownArticle? FindKnown(Session session, long number)
    {
        using var row = session.Query(Known, number);
        return row.Read()
            ? new KnownArticle
            {
                Number = number,
                State = (ArticleState)row.Count(0),
                ContentHash = row.Text(1),
                ToldBy = row.Number(2),
                FromPage = row.Flag(3),
                BodyWords = row.Count(4),
                FirstSeenAt = Instants.At(row.Number(5)),
            }
            : null;
    }

    public static Article Read(Session session, long number)
    {
        using var row = session.Query(Document, number);
        return row.Read() ? Parse(row.Bytes(0)) : throw new InvalidOperationException($"Article number {number} is not there");
    }

    /// <summary>False where another article has the id.</summary>
    public static bool Add(Session session, long number, long outlet, Article article, string contentHash, Teller teller, long changed) => session.Run(
        Insert, number, article.Id.Value, outlet, teller.Source, teller.Source, IsFromPage(article, teller), article.PublishedAt.UtcTicks, article.Category, (int)article.State, article.Revision,
        Words.Count(article.Body), contentHash, article.UpdatedAt.UtcTicks, Bytes(article), changed) == 1;

    /// <summary>Puts an article's next revision in place of the present one, which is kept as it was.</summary>
    public static void Revise(Session session, long number, Article article, string contentHash, Teller teller, long changed)
    {
        KeepPresent(session, number);
        session.Run(
            Update, number, teller.Source, IsFromPage(article, teller), article.PublishedAt.UtcTicks, article.Category, (int)article.State, article.Revision,
            Words.Count(article.Body), contentHash, Bytes(article), changed);
    }

    /// <summary>Keeps the present revision among the former ones.</summary>
    public static void KeepPresent(Session session, long number) => session.Run(KeepRevision, number);

    /// <summary>Whether two states of an article would be kept as different documents.</summary>
    public static bool IsOther(Article one, Article other) => !Bytes(one).AsSpan().SequenceEqual(Bytes(other));

    /// <summary>Keeps an article whose words stayed as they were.</summary>
    public static void Keep(Session session, long number, Article article, long changed) => session.Run(Replace, number, Bytes(article), changed);

    /// <summary>Keeps an article that stands differently: withdrawn, held, released.</summary>
    public static void KeepState(Session session, long number, Article article, long changed) => session.Run(State, number, (int)article.State, Bytes(article), changed);

    /// <summary>Puts a revision by hand in place of the present one, which is kept as it was. The outlet's own words go on being compared with its own words.</summary>
    public static void Amend(Session session, long number, Article article, long changed)
    {
        session.Run(KeepRevision, number);
        session.Run(Amending, number, article.Revision, Bytes(article), changed);
    }

    public static long? FindNumber(Session session, ArticleId id) => session.Number(Number, id.Value);

    public static Article? Find(Session session, ArticleId id)
    {
        using var row = session.Query(ById, id.Value);
        return row.Read() ? Parse(row.Bytes(0)) : null;
    }

    /// <summary>As readers get it: of what is on hold they get no word.</summary>
    public static Article Shown(ReadOnlySpan<byte> document) => Withheld.Shown(Parse(document));

    public static Article Parse(ReadOnlySpan<byte> document) => JsonSerializer.Deserialize(document, Stored.Json.Article)!;

    public static byte[] Bytes(Article article) => JsonSerializer.SerializeToUtf8Bytes(article, Stored.Json.Article);

    private static bool IsFromPage(Article article, Teller teller) => teller.FromVisit && article.Body.Count > 0;
}
