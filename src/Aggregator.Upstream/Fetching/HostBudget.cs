using System.Collections.Concurrent;

namespace Aggregator.Fetching;

/// <summary>One budget per host, shared by feeds, pages and robots.txt: at most so many requests in flight, so far apart, round and round between those who ask.</summary>
internal sealed class HostBudget(int inFlight, TimeSpan patience, TimeSpan longestPause, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, HostLine> _lines = new(StringComparer.OrdinalIgnoreCase);
    private long _swept = clock.GetTimestamp();

    /// <summary>Hosts that are remembered, for tests and gauges.</summary>
    public int Hosts => _lines.Count;

    /// <summary>Requests that wait for their turn, for tests and gauges.</summary>
    public int Waiting => _lines.Values.Sum(l => l.Waiting);

    /// <summary>Requests in flight, for tests and gauges.</summary>
    public int InFlight => _lines.Values.Sum(l => l.InFlight);

    /// <summary>Waits for the host's turn. The admission has to be disposed when the answer is there.</summary>
    public ValueTask<Admission> EnterAsync(HostTurn turn, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Sweep();
        while (true)
        {
            var line = _lines.GetOrAdd(turn.Host, static (_, b) => b.NewLine(), this);
            if (line.TryEnter(turn, cancellation, out var admission))
                return admission;
        }
    }

    /// <summary>Closes a host to a tenant for as long as it asked, up to the limit.</summary>
    public void Pause(string host, string tenant, int status, TimeSpan time)
    {
        while (!_lines.GetOrAdd(host, static (_, b) => b.NewLine(), this).TryPause(tenant, status, time < longestPause ? time : longestPause))
        {
        }
    }

    /// <summary>Why nothing has to be asked for a tenant at all, robots.txt neither: the host asked for more patience than anybody has; null where it did not.</summary>
    public FetchOutcome.Throttled? Paused(string host, string tenant) =>
        _lines.TryGetValue(host, out var line) && line.PauseOf(tenant) is var (left, status) && left > patience ? new FetchOutcome.Throttled(status, left) : null;

    /// <summary>Tells the host's line how a request ended: null where an answer came.</summary>
    public void Learn(string host, FetchOutcome.Failed? failed)
    {
        if (_lines.TryGetValue(host, out var line))
            line.Learn(failed);
    }

    public void Dispose()
    {
        foreach (var line in _lines.Values)
            line.Dispose();
    }

    private HostLine NewLine() => new(inFlight, patience, clock);

    private void Sweep()
    {
        var last = Interlocked.Read(ref _swept);
        if (clock.GetElapsedTime(last) < SweepEvery || Interlocked.CompareExchange(ref _swept, clock.GetTimestamp(), last) != last)
            return;
        foreach (var (host, line) in _lines)
        {
            if (line.TryRetire())
                _lines.TryRemove(new KeyValuePair<string, HostLine>(host, line));
        }
    }
}
