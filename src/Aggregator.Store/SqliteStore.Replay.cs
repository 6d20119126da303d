using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Deriving articles again.</summary>
public sealed partial class SqliteStore : IReplayStore
{
    public ValueTask<ReplaySize> ReplaySizeAsync(CancellationToken cancellation) => _replay.SizeAsync(cancellation);

    public ValueTask<IReadOnlyList<ReplayCase>> CasesAsync(long after, int limit, CancellationToken cancellation) => _replay.CasesAsync(after, limit, cancellation);

    public ValueTask<bool> IsTakenAsync(OutletId outlet, ArticleId article, IdentityKey key, CancellationToken cancellation) => _replay.IsTakenAsync(outlet, article, key, cancellation);

    public ValueTask<IReadOnlyList<Outlet>> OutletsEverAsync(CancellationToken cancellation) => _replay.OutletsEverAsync(cancellation);

    public async ValueTask<int> ReplaceAsync(IReadOnlyList<Rederived> articles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return await _writer.WriteAsync(batch => articles.Count(a => ReplayWrite.Run(batch, a)), cancellation);
    }
}
