namespace Aggregator.Fetching;

/// <summary>The time limits of one request: until headers are there, for the whole, and the least rate at which a body has to come.</summary>
internal sealed class Deadline : IDisposable
{
    // A connection may take this long to get going before its rate counts.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock;
    private readonly FetchingOptions _options;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private readonly long _started;
    private long _bodyStarted;
    private string _passed;

    public Deadline(FetchingOptions options, TimeProvider clock, CancellationToken caller)
    {
        _clock = clock;
        _options = options;
        _started = clock.GetTimestamp();
        var headers = Math.Min(options.HeaderTimeoutSeconds, options.TimeoutSeconds);
        _passed = $"no answer within {headers} s";
        _source = new CancellationTokenSource(TimeSpan.FromSeconds(headers), clock);
        _caller = caller.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Which limit it was, for people.</summary>
    public string Passed => _passed;

    /// <summary>Sets the limit anew after so many octets of the body; throws where the body is behind its rate.</summary>
    public void Body(long octets)
    {
        var now = _clock.GetTimestamp();
        if (_bodyStarted == 0)
            _bodyStarted = now;
        var whole = TimeSpan.FromSeconds(_options.TimeoutSeconds) - _clock.GetElapsedTime(_started, now);
        var rate = _options.MinimumBytesPerSecond == 0
            ? whole
            : Grace + TimeSpan.FromSeconds((double)octets / _options.MinimumBytesPerSecond) - _clock.GetElapsedTime(_bodyStarted, now);
        _passed = rate < whole
            ? $"the body comes at less than {_options.MinimumBytesPerSecond} octets a second"
            : $"not complete within {_options.TimeoutSeconds} s";
        var left = rate < whole ? rate : whole;
        if (left <= TimeSpan.Zero)
            _source.Cancel();
        else
            _source.CancelAfter(left);
        _source.Token.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _caller.Dispose();
        _source.Dispose();
    }
}
