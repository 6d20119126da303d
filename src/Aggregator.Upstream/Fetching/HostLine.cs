namespace Aggregator.Fetching;

/// <summary>The requests to one host, in line.</summary>
internal sealed class HostLine(int inFlight, TimeSpan patience, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = new();
    private ITimer? _timer;
    private int _inFlight;
    private long? _lastStart;
    private TimeSpan _lastSpacing;
    private (int Status, long From, TimeSpan Time)? _pause;
    private bool _retired;

    /// <returns>False where the line was taken down meanwhile; then ask for a new one.</returns>
    public bool TryEnter(TimeSpan spacing, CancellationToken cancellation, out ValueTask<Admission> admission)
    {
        Waiter waiter;
        lock (_lock)
        {
            admission = default;
            if (_retired)
                return false;
            var paused = PausedFor();
            if (paused > patience)
            {
                admission = new(new Admission(_pause!.Value.Status, paused));
                return true;
            }

            if (_waiting.Count == 0 && paused <= TimeSpan.Zero && _inFlight < inFlight && UntilSpaced(spacing) <= TimeSpan.Zero)
            {
                admission = new(Grant(spacing));
                return true;
            }

            waiter = new Waiter(spacing);
            waiter.Node = _waiting.AddLast(waiter);
            Advance();
        }

        admission = new(WaitAsync(waiter, cancellation));
        return true;
    }

    public bool TryPause(int status, TimeSpan time)
    {
        lock (_lock)
        {
            if (_retired)
                return false;
            if (time > PausedFor())
                _pause = (status, clock.GetTimestamp(), time);
            Advance();
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inFlight--;
            Advance();
        }
    }

    /// <summary>Takes the line down where forgetting it changes nothing.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_inFlight > 0 || _waiting.Count > 0 || PausedFor() > TimeSpan.Zero || UntilSpaced(_lastSpacing) > TimeSpan.Zero)
                return false;
            _retired = true;
            _timer?.Dispose();
            return true;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _timer?.Dispose();
    }

    private async Task<Admission> WaitAsync(Waiter waiter, CancellationToken cancellation)
    {
        await using var registration = cancellation.UnsafeRegister(static (state, token) => ((Action<CancellationToken>)state!)(token), (Action<CancellationToken>)(token => Abandon(waiter, token)));
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Abandon(Waiter waiter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return; // admitted already; the request itself will notice the cancellation
            _waiting.Remove(waiter.Node);
            waiter.TrySetCanceled(cancellation);
            Advance();
        }
    }

    // Under the lock: lets in whoever may go, and sets the alarm for whoever may go next.
    private void Advance()
    {
        var paused = PausedFor();
        if (paused > patience)
            SendAway(new Admission(_pause!.Value.Status, paused));
        while (_waiting.First is { } first && _inFlight < inFlight)
        {
            var spaced = UntilSpaced(first.Value.Spacing);
            var wait = spaced > paused ? spaced : paused;
            if (wait > TimeSpan.Zero)
            {
                Alarm(wait);
                return;
            }

            _waiting.RemoveFirst();
            first.Value.TrySetResult(Grant(first.Value.Spacing));
        }
    }

    private void SendAway(Admission answer)
    {
        for (; _waiting.First is { } first; _waiting.RemoveFirst())
            first.Value.TrySetResult(answer);
    }

    private Admission Grant(TimeSpan spacing)
    {
        _inFlight++;
        _lastStart = clock.GetTimestamp();
        _lastSpacing = spacing;
        return new Admission(this);
    }

    private TimeSpan UntilSpaced(TimeSpan spacing) => _lastStart is { } last ? spacing - clock.GetElapsedTime(last) : TimeSpan.Zero;

    private TimeSpan PausedFor() => _pause is { } pause && pause.Time - clock.GetElapsedTime(pause.From) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private void Alarm(TimeSpan wait)
    {
        // Timers count whole milliseconds, and must not go off before their time.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        if (_timer is null)
            _timer = clock.CreateTimer(static line => ((HostLine)line!).OnAlarm(), this, due, Timeout.InfiniteTimeSpan);
        else
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnAlarm()
    {
        lock (_lock)
        {
            if (!_retired)
                Advance();
        }
    }

    private sealed class Waiter(TimeSpan spacing) : TaskCompletionSource<Admission>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TimeSpan Spacing => spacing;

        public LinkedListNode<Waiter> Node { get; set; } = null!;
    }
}
