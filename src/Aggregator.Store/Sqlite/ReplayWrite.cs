using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Stores an article that was derived again.</summary>
internal static class ReplayWrite
{
    private static readonly Sql Find = new("SELECT number, outlet, content_hash, document FROM article WHERE id = $1 AND state = 0");
    private static readonly Sql Update = new("""
        UPDATE article SET published_at = $2, category = $3, revision = $4, body_words = $5, content_hash = $6, document = $7, changed = $8 WHERE number = $1
        """);

    private static readonly Sql ForgetPage = new("DELETE FROM page WHERE article = $1");

    /// <summary>False where nothing is to be written: it is the same, or it changed since it was read.</summary>
    public static bool Run(Batch batch, Rederived derived)
    {
        var (session, next) = (batch.Session, derived.Next);
        if (Read(session, next.Id) is not var (number, outlet, hash, stored))
            return false;
        if (derived.ForgetsPage)
            session.Run(ForgetPage, number);
        var isRevised = hash != derived.ContentHash;
        if (next.Revision != stored.Revision + (isRevised ? 1 : 0) || !ArticleTable.IsOther(stored, next))
            return derived.ForgetsPage;
        var sequence = batch.TakeSequence();
        if (isRevised)
        {
            ArticleTable.KeepPresent(session, number);
            var kind = next.Change?.Significance == RevisionWeight.Correction ? OutboxEvent.Corrected : OutboxEvent.Revised;
            OutboxTable.Add(session, sequence, kind, number, next.Revision, next.UpdatedAt);
        }

        session.Run(Update, number, next.PublishedAt.UtcTicks, next.Category, next.Revision, Words.Count(next.Body), derived.ContentHash, ArticleTable.Bytes(next), sequence);
        IdentityTable.Learn(session, outlet, number, derived.Keys, IdentityTable.Owners(session, outlet, derived.Keys));
        if (isRevised || next.Signals.NoIndex != stored.Signals.NoIndex)
            batch.Index(new SearchChange(number, next.Signals.NoIndex ? null : next, IsNew: false));
        return true;
    }

    private static (long Number, long Outlet, string Hash, Article Article)? Read(Session session, ArticleId id)
    {
        using var row = session.Query(Find, id.Value);
        return row.Read() ? (row.Number(0), row.Number(1), row.Text(2), ArticleTable.Parse(row.Bytes(3))) : null;
    }
}
