namespace Aggregator.Fetching;

/// <summary>The requests to one host, in line.</summary>
internal sealed class HostLine(int mostInFlight, TimeSpan patience, TimeProvider clock) : IDisposable
{
    // Three in a row are no accident; half a minute is shorter than any source's back-off.
    private const int Unanswered = 3;
    private static readonly TimeSpan ClosedFor = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly HostQueue _waiting = new();
    private readonly HostPauses _pauses = new(clock);
    private ITimer? _timer;
    private int _inFlight;
    private long? _lastStart;
    private TimeSpan _lastSpacing;
    private int _unanswered;
    private (DateTimeOffset Until, FetchOutcome.Failed Why)? _closed;
    private bool _retired;

    /// <summary>Requests that wait here.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <returns>False where the line was taken down meanwhile; then ask for a new one.</returns>
    public bool TryEnter(in HostTurn turn, CancellationToken cancellation, out ValueTask<Admission> admission)
    {
        HostWaiter waiter;
        lock (_lock)
        {
            admission = default;
            if (_retired)
                return false;
            if (Closed() is { } closed)
            {
                admission = new(new Admission(closed));
                return true;
            }

            var (paused, status) = _pauses.For(turn.Tenant);
            if (paused > patience || (_waiting.Count == 0 && paused <= TimeSpan.Zero && _inFlight < mostInFlight && UntilSpaced(turn.Spacing) <= TimeSpan.Zero))
            {
                admission = new(paused > patience ? new Admission(status, paused) : Grant(turn.Spacing));
                return true;
            }

            waiter = new HostWaiter(this, turn);
            _waiting.Add(waiter);
            Advance();
        }

        waiter.CancelWith(cancellation);
        admission = new(waiter.Task);
        return true;
    }

    /// <returns>False where the line was taken down meanwhile; then ask for a new one.</returns>
    public bool TryPause(string tenant, int status, TimeSpan time)
    {
        lock (_lock)
        {
            if (_retired)
                return false;
            _pauses.Add(tenant, status, time);
            Advance();
            return true;
        }
    }

    /// <summary>How long a tenant has to wait because the host asked for it, and the status that said so.</summary>
    public (TimeSpan Left, int Status) PauseOf(string tenant)
    {
        lock (_lock)
            return _pauses.For(tenant);
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inFlight--;
            Advance();
        }
    }

    /// <summary>
    /// A host that leaves request after request without an answer is left alone for a while, and those in line are told so:
    /// else each of them would wait out every limit of time in turn, for nothing.
    /// </summary>
    public void Learn(FetchOutcome.Failed? failed)
    {
        lock (_lock)
        {
            _unanswered = failed is { Failure: FetchFailure.Timeout or FetchFailure.Connection } ? _unanswered + 1 : 0;
            _closed = _unanswered >= Unanswered ? (clock.GetUtcNow() + ClosedFor, failed!) : null;
            while (_waiting.First is { } tenant && Closed() is { } closed)
                _waiting.Take(tenant).Answer(new Admission(closed));
        }
    }

    /// <summary>Takes the line down where forgetting it changes nothing.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_inFlight > 0 || _waiting.Count > 0 || _pauses.Any || Closed() is not null || UntilSpaced(_lastSpacing) > TimeSpan.Zero)
                return false;
            _retired = true;
            _timer?.Dispose();
            return true;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _retired = true;
            _timer?.Dispose();
        }
    }

    internal void Abandon(HostWaiter waiter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return; // answered already; the request itself will notice the cancellation
            _waiting.Remove(waiter);
            waiter.TrySetCanceled(cancellation);
            Advance();
        }
    }

    // Under the lock: lets in whoever may go and sends away whoever would wait too long. Nobody overtakes, but those whose pause is short hold up nobody.
    private void Advance()
    {
        var alarm = TimeSpan.MaxValue;
        for (var tenant = _waiting.First; tenant is not null;)
        {
            var next = tenant.Next;
            var (paused, status) = _pauses.For(tenant.Value.Name);
            if (paused > patience)
            {
                while (tenant.List is not null)
                    _waiting.Take(tenant).Answer(new Admission(status, paused));
            }
            else if (paused > TimeSpan.Zero)
            {
                alarm = paused < alarm ? paused : alarm;
            }
            else if (_inFlight >= mostInFlight)
            {
                break; // whoever leaves calls again
            }
            else if (UntilSpaced(Spacing(tenant)) is var wait && wait > TimeSpan.Zero)
            {
                alarm = wait < alarm ? wait : alarm;
                break;
            }
            else
            {
                var spacing = Spacing(tenant);
                _waiting.Take(tenant).Answer(Grant(spacing));
                next ??= tenant.List is null ? null : tenant; // alone in line, or last in it: its next may go at once
            }

            tenant = next;
        }

        if (alarm < TimeSpan.MaxValue)
            SetAlarm(alarm);
    }

    private static TimeSpan Spacing(LinkedListNode<HostQueue.Tenant> tenant) => tenant.Value.Waiting.First!.Value.Turn.Spacing;

    private Admission Grant(TimeSpan spacing)
    {
        _inFlight++;
        _lastStart = clock.GetTimestamp();
        _lastSpacing = spacing;
        return new Admission(this);
    }

    private FetchOutcome.Failed? Closed() => _closed is { } closed && clock.GetUtcNow() < closed.Until
        ? closed.Why with { Reason = $"the host left {_unanswered} requests in a row without an answer and is not asked until {closed.Until:HH:mm:ss} UTC; the last one: {closed.Why.Reason}" }
        : null;

    private TimeSpan UntilSpaced(TimeSpan spacing) => _lastStart is { } last ? spacing - clock.GetElapsedTime(last) : TimeSpan.Zero;

    private void SetAlarm(TimeSpan wait)
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
}
