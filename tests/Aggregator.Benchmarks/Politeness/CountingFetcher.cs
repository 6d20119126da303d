using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>Knows how many hands wait for the fetcher, and so how many are at work.</summary>
internal sealed class CountingFetcher(IFetcher fetcher) : IFetcher
{
    private int _asking;

    public int Asking => Volatile.Read(ref _asking);

    public async ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asking);
        try
        {
            return await fetcher.FetchAsync(request, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }

    public async ValueTask<IReadOnlyList<string>> SitemapsAsync(Uri site, OutletId outlet, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asking);
        try
        {
            return await fetcher.SitemapsAsync(site, outlet, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }
}
