using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Replaying;

/// <summary>Derives every article again, a bounded number at a time: to look, or to write.</summary>
/// <param name="cases">What is kept.</param>
/// <param name="deriver">Makes articles of it.</param>
/// <param name="sources">Only articles that these told first; empty for all.</param>
/// <param name="samples">How many changed articles to show.</param>
internal sealed class Replay(IReplayCases cases, Deriver deriver, IReadOnlySet<SourceId> sources, int samples)
{
    // Each may hold a page of megabytes.
    private const int AtOnce = 32;

    /// <param name="store">Where to write; null to look alone.</param>
    /// <param name="progress">Told how many articles were looked at so far.</param>
    /// <param name="cancellation">Looked at between batches: what was written stays, and the next replay goes on.</param>
    public async Task<ReplayReport> RunAsync(IReplayStore? store, Action<int>? progress, CancellationToken cancellation)
    {
        var size = await cases.ReplaySizeAsync(cancellation);
        var report = new ReplayReport { Withdrawn = size.Withdrawn, Held = size.Held };
        var place = 0L;
        while (await cases.CasesAsync(place, AtOnce, cancellation) is { Count: > 0 } read)
        {
            place = read[^1].Place;
            var derived = read.Where(c => sources.Count == 0 || sources.Contains(c.Article.Source)).AsParallel().AsOrdered().Select(deriver.Of).ToList();
            for (var i = 0; i < derived.Count; i++)
                derived[i] = await WithFreeAddressAsync(derived[i], cancellation);
            foreach (var one in derived)
                report.Count(one, samples);
            if (store is not null && derived.Where(d => d.IsOther).Select(d => d.Kept).ToList() is { Count: > 0 } changed)
                report.Written += await store.ReplaceAsync(changed, cancellation);
            progress?.Invoke(report.Articles);
        }

        return report;
    }

    // Two articles that turn out to have one address stay two: which of them readers keep is not for a replay to say.
    private async ValueTask<Derivation> WithFreeAddressAsync(Derivation derived, CancellationToken cancellation)
    {
        var (before, after) = (derived.Case.Article.Attribution.Url, derived.Next.Attribution.Url);
        if (after == before || derived.Draft is null)
            return derived;
        var key = new IdentityKey(IdentityKind.Address, CanonicalAddress.Key(after));
        return await cases.IsTakenAsync(derived.Next.Outlet, derived.Next.Id, key, cancellation)
            ? derived with { Next = derived.Next with { Attribution = derived.Next.Attribution with { Url = before } } }
            : derived;
    }
}
