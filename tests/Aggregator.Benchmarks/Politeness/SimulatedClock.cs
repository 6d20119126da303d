using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>
/// A clock that knows what waits for it. Limits of time (cancellation sources) are not waited for: while one runs, a real answer is on its way. Everything else,
/// a host's turn above all, is; so time is moved to the next of those instants, and to nothing in between.
/// </summary>
internal sealed class SimulatedClock(DateTimeOffset start) : FakeTimeProvider(start), IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private readonly HashSet<Alarm> _alarms = [];
    private readonly SemaphoreSlim _stirred = new(0);

    /// <summary>The first instant that somebody waits for; null where nobody does.</summary>
    public DateTimeOffset? NextAlarm
    {
        get
        {
            lock (_lock)
                return _alarms.Min(a => a.Due);
        }
    }

    /// <summary>Says that something came to rest.</summary>
    public void Stir() => _stirred.Release();

    /// <summary>Waits in real time until something comes to rest, but only for a moment.</summary>
    public Task StirredAsync() => _stirred.WaitAsync(LookAgain);

    public void Dispose() => _stirred.Dispose();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (state is CancellationTokenSource)
            return base.CreateTimer(callback, state, dueTime, period);
        var alarm = new Alarm(this);
        alarm.Set(dueTime);
        lock (_lock)
            _alarms.Add(alarm);
        alarm.Inner = base.CreateTimer(s => { alarm.Set(Timeout.InfiniteTimeSpan); callback(s); }, state, dueTime, period);
        return alarm;
    }

    private sealed class Alarm(SimulatedClock clock) : ITimer
    {
        public ITimer? Inner { get; set; }

        public DateTimeOffset? Due { get; private set; }

        public void Set(TimeSpan dueTime)
        {
            lock (clock._lock)
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            clock.Stir();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Set(dueTime);
            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._alarms.Remove(this);
            Inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
