using Aggregator.Fetching;

namespace Aggregator.Storing;

/// <summary>The side that remembers what hosts asked for.</summary>
public sealed partial class SqliteStore : IPauseMemory
{
    public async ValueTask KeepAsync(AskedPause pause, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pause);
        await _writer.WriteAsync(
            batch =>
            {
                PauseTable.Keep(batch.Session, pause, now);
                return true;
            },
            cancellation);
    }

    public ValueTask<IReadOnlyList<AskedPause>> PausesAsync(DateTimeOffset now, CancellationToken cancellation) => _readers.ReadAsync(now, PauseTable.List, cancellation);
}
