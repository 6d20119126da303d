using Aggregator.Sources;
using Aggregator.Storing;
using Quartz;

namespace Aggregator.Scheduling;

/// <summary>What a person may ask of the schedule: kept in the store first, then Quartz's trigger is moved, so that it happens at once and survives a restart.</summary>
internal sealed class PollNow(ISchedulerFactory schedulers, IIngestStore store, OutletBook book, OutletAgenda agenda, TimeProvider clock)
{
    /// <summary>Polls a source at once. False for a source that is not declared or is switched off.</summary>
    public Task<bool> AskAsync(SourceId source, CancellationToken cancellation) =>
        ChangeAsync(source, (_, state, now) => ByHand.PollNow(state, now), cancellation);

    /// <summary>Takes an address in place of the source's, and polls it at once. False as above.</summary>
    public Task<bool> MoveAsync(SourceId source, Uri to, CancellationToken cancellation) =>
        ChangeAsync(source, (declared, state, now) => ByHand.Move(state, state.MovedTo ?? declared.Address, to, now), cancellation);

    private async Task<bool> ChangeAsync(SourceId id, Func<Source, SourceState, DateTimeOffset, SourceState> change, CancellationToken cancellation)
    {
        if (book.Find(id) is not { Enabled: true } source)
            return false;
        var now = clock.GetUtcNow();
        if (await store.ChangeAsync(id, state => change(source, state, now), cancellation) is not { } changed)
            return false;
        await agenda.MoveAsync(await schedulers.GetScheduler(cancellation), source.Outlet, changed.NextAt, cancellation);
        return true;
    }
}
