namespace Aggregator.Fetching;

/// <summary>What a host asked for: that it is left alone for a while (Retry-After, RFC 9110 §10.2.3).</summary>
/// <param name="Host">The budget's key (<see cref="HostKey"/>).</param>
/// <param name="Tenant">The outlet that was told so; empty for what is asked for on behalf of all, such as robots.txt.</param>
/// <param name="Status">The status with which it was told.</param>
/// <param name="Until">When it is over.</param>
public sealed record AskedPause(string Host, string Tenant, int Status, DateTimeOffset Until);

/// <summary>Remembers what hosts asked for across restarts: a daemon that forgets it would knock again at once.</summary>
public interface IPauseMemory
{
    /// <summary>Keeps a pause, in place of the one that the host asked of the same outlet before; lets go of those that are over.</summary>
    /// <exception cref="Storing.StoreException">The database cannot be used just now.</exception>
    ValueTask KeepAsync(AskedPause pause, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Those that are not over yet.</summary>
    ValueTask<IReadOnlyList<AskedPause>> PausesAsync(DateTimeOffset now, CancellationToken cancellation);
}
