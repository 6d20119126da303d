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
    private readonly TimeSpan _left;
    private readonly long _started;
    private long _bodyStarted;
    private string _passed;

    /// <param name="options">The limits.</param>
    /// <param name="left">Of the time for the whole way, redirects included.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="caller">Gives up before.</param>
    public Deadline(FetchingOptions options, TimeSpan left, TimeProvider clock, CancellationToken caller)
    {
        _clock = clock;
        _options = options;
        _started = clock.GetTimestamp();
        _left = left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
        var headers = TimeSpan.FromSeconds(options.HeaderTimeoutSeconds);
        _passed = headers <= _left ? $"no answer within {options.HeaderTimeoutSeconds} s" : Whole;
        _source = new CancellationTokenSource(headers <= _left ? headers : _left, clock);
        _caller = caller.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    private string Whole => $"not complete within {_options.TimeoutSeconds} s, redirects included";

    /// <summary>Which limit it was, for people.</summary>
    public string Passed => _passed;

    /// <summary>Sets the limit anew after so many octets of the body; throws where the body is behind its rate.</summary>
    public void Body(long octets)
    {
        var now = _clock.GetTimestamp();
        if (_bodyStarted == 0)
            _bodyStarted = now;
        var whole = _left - _clock.GetElapsedTime(_started, now);
        var rate = _options.MinimumBytesPerSecond == 0
            ? whole
            : Grace + TimeSpan.FromSeconds((double)octets / _options.MinimumBytesPerSecond) - _clock.GetElapsedTime(_bodyStarted, now);
        _passed = rate < whole
            ? $"the body comes at less than {_options.MinimumBytesPerSecond} octets a second"
            : Whole;
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
