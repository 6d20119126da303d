using Aggregator.Editing;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>The side for the people who answer for what is shown.</summary>
public sealed partial class SqliteStore : IEditorialStore
{
    public ValueTask<Article?> FindWholeAsync(ArticleId id, CancellationToken cancellation) => _readers.ReadAsync(id, ArticleTable.Find, cancellation);

    public ValueTask<IReadOnlyList<Article>> WholeRevisionsAsync(ArticleId id, CancellationToken cancellation) => _readers.ReadAsync(id, ArticleList.WholeRevisions, cancellation);

    public ValueTask<IReadOnlyList<Article>> HeldAsync(int limit, CancellationToken cancellation) => _readers.ReadAsync(limit, ArticleList.Held, cancellation);

    public ValueTask<int> CountHeldAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => ArticleList.CountHeld(session), cancellation);

    public async ValueTask<Decided> HoldAsync(ArticleId id, Hold hold, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(actor);
        return await _writer.WriteAsync(batch => EditorialWrite.Hold(batch, id, hold, actor), cancellation);
    }

    public async ValueTask<Decided> ReleaseAsync(ArticleId id, Actor actor, string? note, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await _writer.WriteAsync(batch => EditorialWrite.Release(batch, id, actor, note, now), cancellation);
    }

    public async ValueTask<Decided> AmendAsync(ArticleId id, int revision, Amendment amendment, Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        ArgumentNullException.ThrowIfNull(actor);
        return await _writer.WriteAsync(batch => EditorialWrite.Amend(batch, id, revision, amendment, actor), cancellation);
    }
}
