using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>Counts what polls and pages led to, times writes, and sees how late sources are taken in hand.</summary>
internal sealed class ObservedStore(IIngestStore store, TimeProvider clock) : IIngestStore
{
    private static readonly TimeSpan Misfire = TimeSpan.FromMinutes(1);

    public ValueTask ProvisionAsync(IReadOnlyList<Outlet> outlets, DateTimeOffset now, CancellationToken cancellation) => store.ProvisionAsync(outlets, now, cancellation);

    public ValueTask<IReadOnlyList<OutletDue>> DuesAsync(CancellationToken cancellation) => store.DuesAsync(cancellation);

    public ValueTask<OutletDue?> DueAsync(OutletId outlet, CancellationToken cancellation) => store.DueAsync(outlet, cancellation);

    public async ValueTask<OutletDesk> DeskAsync(OutletId outlet, DateTimeOffset now, int visits, CancellationToken cancellation)
    {
        var desk = await store.DeskAsync(outlet, now, visits, cancellation);
        foreach (var state in desk.Sources)
        {
            // A source that was never polled was due when it was declared, not late.
            if (state.NextAt > now || state.PolledAt is null)
                continue;
            Telemetry.Lag.Record((now - state.NextAt).TotalSeconds);
            if (now - state.NextAt > Misfire)
                Telemetry.Misfires.Add(1);
        }

        return desk;
    }

    public ValueTask<IReadOnlyDictionary<long, long>> KnownAsync(SourceId source, IReadOnlyCollection<long> keys, CancellationToken cancellation) => store.KnownAsync(source, keys, cancellation);

    public async ValueTask<Tally> SaveAsync(Poll poll, CancellationToken cancellation)
    {
        var tally = await TimedAsync(() => store.SaveAsync(poll, cancellation), "poll");
        Telemetry.Polls.Add(1, new KeyValuePair<string, object?>("outcome", poll.Outcome));
        Count("stored", tally.Stored);
        Count("revised", tally.Revised);
        Count("unchanged", tally.Unchanged);
        Count("filtered", tally.Filtered.Values.Sum());
        Count("rejected", tally.Rejected.Values.Sum());
        return tally;
    }

    public async ValueTask<Saved?> SaveAsync(VisitResult visit, CancellationToken cancellation)
    {
        var saved = await TimedAsync(() => store.SaveAsync(visit, cancellation), "page");
        var word = saved is { } what ? what.ToString().ToLowerInvariant() : visit.Outcome.GetType().Name.ToLowerInvariant();
        Count(word, 1);
        return saved;
    }

    public ValueTask<SourceState?> ChangeAsync(SourceId source, Func<SourceState, SourceState> change, CancellationToken cancellation) => store.ChangeAsync(source, change, cancellation);

    public ValueTask<int> WithdrawalsAsync(OutletId outlet, DateTimeOffset since, CancellationToken cancellation) => store.WithdrawalsAsync(outlet, since, cancellation);

    public async ValueTask<int> ReleaseAsync(OutletId outlet, DateTimeOffset now, CancellationToken cancellation)
    {
        var released = await store.ReleaseAsync(outlet, now, cancellation);
        Count("revised", released);
        return released;
    }

    private static void Count(string what, int entries)
    {
        if (entries > 0)
            Telemetry.Entries.Add(entries, new KeyValuePair<string, object?>("became", what));
    }

    private async ValueTask<T> TimedAsync<T>(Func<ValueTask<T>> write, string what)
    {
        using var span = Telemetry.Stages.StartActivity("store");
        var started = clock.GetTimestamp();
        try
        {
            return await write();
        }
        catch (StoreException trouble)
        {
            Telemetry.StoreTroubles.Add(1, new KeyValuePair<string, object?>("problem", trouble.Problem.ToString()));
            throw;
        }
        finally
        {
            Telemetry.WriteDuration.Record(clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("what", what));
        }
    }
}
