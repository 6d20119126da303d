namespace Aggregator.Fetching;

/// <summary>One request's wish to be sent to a host.</summary>
/// <param name="Host">The budget's key (<see cref="HostKey"/>).</param>
/// <param name="Tenant">On whose behalf: turns go round between tenants, and a pause holds for the one who got it.</param>
/// <param name="Spacing">At least so long after the last request to the host.</param>
public readonly record struct HostTurn(string Host, string Tenant, TimeSpan Spacing);

/// <summary>What the ledger says to a wish: a place, or how long to wait.</summary>
/// <param name="Lease">The place's number; null where there is none now.</param>
/// <param name="Wait">When to ask again where there is none.</param>
/// <param name="PausedBy">The status with which the host asked for a pause; zero where it is only busy.</param>
public readonly record struct HostAnswer(long? Lease, TimeSpan Wait, int PausedBy);

/// <summary>
/// What several processes that share a store know of the hosts together, so that their budgets are one. Every process still keeps its own line (its order,
/// its fairness); before a request goes out it takes a place here. A lease that is not returned within a few minutes is void: processes die.
/// A single process needs none.
/// </summary>
public interface IHostLedger
{
    /// <summary>Takes a place where fewer than <paramref name="inFlight"/> are taken and the last was taken <see cref="HostTurn.Spacing"/> ago; else says how long to wait.</summary>
    ValueTask<HostAnswer> TakeAsync(HostTurn turn, int inFlight, CancellationToken cancellation);

    /// <summary>Gives a place back; one that is void already is no mistake.</summary>
    ValueTask ReturnAsync(string host, long lease);

    /// <summary>Closes a host to a tenant, in every process.</summary>
    ValueTask PauseAsync(string host, string tenant, int status, TimeSpan time);
}
