using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>What goes wrong with one call of the store.</summary>
internal enum StoreFault
{
    None,

    /// <summary>The database cannot be used: nothing is kept.</summary>
    Before,

    /// <summary>The process dies between the commit and the answer: all is kept, and nobody heard of it.</summary>
    After,

    /// <summary>A mistake of our own before anything is kept.</summary>
    Mistake,
}

/// <summary>A store in front of a real one, with a fault scripted for each call that writes; checks each tally that comes back.</summary>
internal sealed class UnsteadyStore(IIngestStore inner) : IIngestStore
{
    public Queue<StoreFault> Faults { get; } = [];

    public ValueTask ProvisionAsync(IReadOnlyList<Outlet> outlets, DateTimeOffset now, CancellationToken cancellation) => inner.ProvisionAsync(outlets, now, cancellation);

    public ValueTask<IReadOnlyList<OutletDue>> DuesAsync(CancellationToken cancellation) => inner.DuesAsync(cancellation);

    public ValueTask<OutletDue?> DueAsync(OutletId outlet, CancellationToken cancellation) => inner.DueAsync(outlet, cancellation);

    public ValueTask<OutletDesk> DeskAsync(OutletId outlet, DateTimeOffset now, int visits, CancellationToken cancellation) => inner.DeskAsync(outlet, now, visits, cancellation);

    public ValueTask<IReadOnlyDictionary<long, long>> KnownAsync(SourceId source, IReadOnlyCollection<long> keys, CancellationToken cancellation) => inner.KnownAsync(source, keys, cancellation);

    public ValueTask<SourceState?> ChangeAsync(SourceId source, Func<SourceState, SourceState> change, CancellationToken cancellation) => inner.ChangeAsync(source, change, cancellation);

    public ValueTask<int> WithdrawalsAsync(OutletId outlet, DateTimeOffset since, CancellationToken cancellation) => inner.WithdrawalsAsync(outlet, since, cancellation);

    public ValueTask<int> ReleaseAsync(OutletId outlet, DateTimeOffset now, CancellationToken cancellation) => FaultedAsync(() => inner.ReleaseAsync(outlet, now, cancellation));

    public async ValueTask<Tally> SaveAsync(Poll poll, CancellationToken cancellation)
    {
        var tally = await FaultedAsync(() => inner.SaveAsync(poll, cancellation));
        Assert.That(tally, Has.Property("IsBalanced").True.And.Property("Awaiting").GreaterThanOrEqualTo(0), poll.Source.Value);
        return tally;
    }

    public ValueTask<Saved?> SaveAsync(VisitResult visit, CancellationToken cancellation) => FaultedAsync(() => inner.SaveAsync(visit, cancellation));

    private async ValueTask<T> FaultedAsync<T>(Func<ValueTask<T>> call)
    {
        var fault = Faults.TryDequeue(out var next) ? next : StoreFault.None;
        if (fault == StoreFault.Before)
            throw new StoreException(StoreProblem.Full, "injected");
        if (fault == StoreFault.Mistake)
            throw new InjectedMistakeException();
        var answer = await call();
        return fault == StoreFault.After ? throw new StoreException(StoreProblem.Other, "injected") : answer;
    }
}
