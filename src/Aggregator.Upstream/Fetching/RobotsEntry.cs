namespace Aggregator.Fetching;

/// <summary>One authority's robots.txt, fetched anew when it is too old; many who ask at once wait for one fetch.</summary>
internal sealed class RobotsEntry(Uri address, Func<Uri, Task<FetchOutcome>> fetch, string agent, TimeSpan keep, TimeProvider clock)
{
    private static readonly TimeSpan LeastKeep = TimeSpan.FromHours(1);
    private static readonly TimeSpan MostKeep = TimeSpan.FromHours(24); // RFC 9309 §2.4
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);

    // A host that was down for a moment must not stay closed for the rest of a source's back-off.
    private static readonly TimeSpan RetryConnection = TimeSpan.FromMinutes(1);

    // RFC 9309 §2.3.1.4: after a reasonably long time of errors a host counts as one without robots.txt.
    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private volatile RobotsState? _state;
    private Task<RobotsState>? _fetching;
    private (RobotsRules Rules, RobotsSignals Signals)? _lastGood;
    private DateTimeOffset? _failingSince;

    /// <summary>Until when what is known holds.</summary>
    public DateTimeOffset Until => _state?.Until ?? DateTimeOffset.MaxValue;

    public ValueTask<RobotsState> StateAsync(CancellationToken cancellation)
    {
        if (_state is { } state && clock.GetUtcNow() < state.Until)
            return new(state);
        Task<RobotsState> fetching;
        lock (_lock)
            fetching = _fetching ??= Task.Run(FetchAsync, CancellationToken.None);
        return new(fetching.WaitAsync(cancellation));
    }

    private async Task<RobotsState> FetchAsync()
    {
        try
        {
            var outcome = await fetch(address).ConfigureAwait(false);
            return _state = Learn(outcome, clock.GetUtcNow());
        }
        finally
        {
            lock (_lock)
                _fetching = null;
        }
    }

    private RobotsState Learn(FetchOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                var robots = RobotsTxt.Parse(fetched.Body.Span);
                var good = (Rules: robots.For(agent), Signals: robots.SignalsFor(agent));
                (_lastGood, _failingSince) = (good, null);
                return new(good.Rules, good.Signals, now + Kept(fetched.FreshFor), null);
            case FetchOutcome.Failed failed when IsUnavailable(failed):
                (_lastGood, _failingSince) = (null, null);
                return new(RobotsRules.None, RobotsSignals.None, now + keep, null);
            default:
                _failingSince ??= now;
                // RFC 9309 §2.3.1.4: what was read before holds on while the server fails.
                var refused = _lastGood is null && now - _failingSince < GiveUp ? outcome : null;
                return new(_lastGood?.Rules ?? RobotsRules.None, _lastGood?.Signals ?? RobotsSignals.None, now + RetryAfterFailure(outcome), refused);
        }
    }

    // RFC 9309 §2.3.1.3: a 4xx means that there are no rules; so do redirects without end and such as lead where nobody may go (§2.3.1.2).
    private static bool IsUnavailable(FetchOutcome.Failed failed) =>
        failed.Status is >= 400 and < 500 or 204 or 205 || failed.Failure is FetchFailure.Redirect or FetchFailure.AddressRefused;

    private static TimeSpan RetryAfterFailure(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Throttled { RetryAfter: { } wait } => Within(wait, RetryConnection),
        FetchOutcome.Failed { Status: null } => RetryConnection,
        _ => Retry,
    };

    private TimeSpan Kept(TimeSpan? freshFor) => freshFor is { } fresh ? Within(fresh, LeastKeep) : keep;

    private static TimeSpan Within(TimeSpan time, TimeSpan least) => time < least ? least : time > MostKeep ? MostKeep : time;
}
