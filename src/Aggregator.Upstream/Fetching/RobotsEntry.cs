namespace Aggregator.Fetching;

/// <summary>One authority's robots.txt, fetched anew when it is too old; many who ask at once wait for one fetch.</summary>
internal sealed class RobotsEntry(Uri address, Func<Uri, CancellationToken, Task<FetchOutcome>> fetch, string agent, TimeSpan keep, TimeProvider clock)
{
    private static readonly TimeSpan LeastKeep = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);

    // A host that was down for a moment must not stay closed for the rest of a source's back-off.
    private static readonly TimeSpan RetryConnection = TimeSpan.FromMinutes(1);

    // RFC 9309 §2.3.1.4: after a reasonably long time of errors a host counts as one without robots.txt.
    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(30);

    private readonly Lock _lock = new();
    private RobotsState? _state;
    private Task<RobotsState>? _fetching;
    private RobotsRules? _lastGood;
    private DateTimeOffset? _failingSince;

    /// <summary>Until when the state holds.</summary>
    public DateTimeOffset Until { get; private set; }

    public ValueTask<RobotsState> StateAsync(CancellationToken cancellation)
    {
        Task<RobotsState> fetching;
        lock (_lock)
        {
            if (_state is not null && clock.GetUtcNow() < Until)
                return new(_state);
            // Not bound to the caller: others wait for the same answer, which its own time limit bounds.
            fetching = _fetching ??= Task.Run(FetchAsync, CancellationToken.None);
        }

        return new(fetching.WaitAsync(cancellation));
    }

    private async Task<RobotsState> FetchAsync()
    {
        FetchOutcome outcome;
        try
        {
            outcome = await fetch(address, CancellationToken.None).ConfigureAwait(false);
        }
        catch
        {
            lock (_lock)
                _fetching = null;
            throw;
        }

        lock (_lock)
        {
            _fetching = null;
            return _state = Learn(outcome, clock.GetUtcNow());
        }
    }

    private RobotsState Learn(FetchOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case FetchOutcome.Fetched fetched:
                (_lastGood, _failingSince) = (RobotsTxt.Parse(fetched.Body.Span).For(agent), null);
                Until = now + Kept(fetched.FreshFor);
                return new(_lastGood, null);
            case FetchOutcome.Failed failed when IsUnavailable(failed):
                (_lastGood, _failingSince) = (null, null);
                Until = now + keep;
                return new(RobotsRules.None, null);
            default:
                _failingSince ??= now;
                Until = now + (outcome is FetchOutcome.Failed { Status: null } ? RetryConnection : outcome is FetchOutcome.Throttled { RetryAfter: { } wait } && wait > Retry && wait < keep ? wait : Retry);
                // RFC 9309 §2.3.1.4: what was read before holds on while the server fails.
                return _lastGood is not null ? new(_lastGood, null) : now - _failingSince > GiveUp ? new(RobotsRules.None, null) : new(RobotsRules.None, outcome);
        }
    }

    // RFC 9309 §2.3.1.3: a 4xx means that there are no rules; so do redirects without end and such as lead where nobody may go (§2.3.1.2).
    private static bool IsUnavailable(FetchOutcome.Failed failed) =>
        failed.Status is >= 400 and < 500 or 204 or 205 || failed.Failure is FetchFailure.Redirect or FetchFailure.AddressRefused;

    private TimeSpan Kept(TimeSpan? freshFor) => freshFor is { } fresh ? fresh < LeastKeep ? LeastKeep : fresh > TimeSpan.FromHours(24) ? TimeSpan.FromHours(24) : fresh : keep;
}
