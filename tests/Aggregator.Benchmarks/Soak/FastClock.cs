namespace Aggregator.Benchmarks.Soak;

/// <summary>A clock that runs so many times as fast as the machine's: whoever waits an hour by it waits a minute at sixty.</summary>
internal sealed class FastClock(double times) : TimeProvider
{
    private readonly DateTimeOffset _from = System.GetUtcNow();
    private readonly long _begun = System.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => System.GetElapsedTime(_begun) * times;

    public override DateTimeOffset GetUtcNow() => _from + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // Infinite stays infinite; at least a millisecond, else a period would be none.
    private TimeSpan Real(TimeSpan simulated) =>
        simulated == global::System.Threading.Timeout.InfiniteTimeSpan || simulated == TimeSpan.Zero ? simulated : TimeSpan.FromMilliseconds(Math.Max(1, simulated.TotalMilliseconds / times));

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
