namespace Aggregator.Fetching;

/// <summary>Waits for a place in the ledger that several processes share; without one, every place is free.</summary>
internal sealed class SharedBudget(IHostLedger? ledger, int inFlight, TimeSpan patience, TimeProvider clock)
{
    // Processes that were told the same must not come back at the same moment.
    private const double Jitter = 0.25;

    public async ValueTask<SharedPlace> EnterAsync(HostTurn turn, CancellationToken cancellation)
    {
        if (ledger is null)
            return new SharedPlace(null, turn.Host, default);
        while (true)
        {
            var answer = await ledger.TakeAsync(turn, inFlight, cancellation).ConfigureAwait(false);
            if (answer.Lease is not null || (answer.PausedBy != 0 && answer.Wait > patience))
                return new SharedPlace(ledger, turn.Host, answer);
            await Task.Delay(answer.Wait * (1 + (Jitter * Random.Shared.NextDouble())), clock, cancellation).ConfigureAwait(false);
        }
    }

    public ValueTask PauseAsync(HostTurn turn, int status, TimeSpan time) => ledger?.PauseAsync(turn.Host, turn.Tenant, status, time) ?? ValueTask.CompletedTask;
}

/// <summary>A place in the ledger, or word that the host is paused.</summary>
internal readonly struct SharedPlace(IHostLedger? ledger, string host, HostAnswer answer) : IAsyncDisposable
{
    public bool Granted => ledger is null || answer.Lease is not null;

    public HostAnswer Answer => answer;

    public ValueTask DisposeAsync() => answer.Lease is { } lease ? ledger!.ReturnAsync(host, lease) : ValueTask.CompletedTask;
}
