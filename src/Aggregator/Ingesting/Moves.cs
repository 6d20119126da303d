using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>A source's address as redirects change it. Pure.</summary>
internal static class Moves
{
    /// <summary>After a document that was read: a permanent redirect on the way proves itself, or is forgotten.</summary>
    public static SourceState Seen(SourceState state, Polling polling, Uri? movedTo)
    {
        if (movedTo is null && state.Memory.Moving is null)
            return state;
        var move = PermanentMove.Seen(state.Memory.Moving, movedTo, polling.Now);
        if (!PermanentMove.IsProved(move, polling.Now))
            return state with { Memory = state.Memory with { Moving = move } };
        var change = new AddressChange(polling.Asked, move!.To, polling.Now, $"a permanent redirect, met {move.Times} times since {move.Since:yyyy-MM-dd HH:mm} GMT");
        return state with { MovedTo = move.To == polling.Source.Address ? null : move.To, Memory = state.Memory.Moved(change) };
    }

    /// <summary>An address that redirects led to and that is gone now: the configured one is asked again.</summary>
    public static SourceState Forgotten(Polling polling, FetchOutcome.Failed failed)
    {
        var state = polling.State;
        if (state.MovedTo is not { } moved || failed.Failure is not (FetchFailure.NotFound or FetchFailure.Gone or FetchFailure.Dns or FetchFailure.AddressRefused))
            return state;
        var change = new AddressChange(moved, polling.Source.Address, polling.Now, $"back to the configured address: {failed.Reason}");
        return state with { MovedTo = null, Validators = Validators.None, BodyHash = null, Memory = state.Memory.Moved(change) };
    }
}
