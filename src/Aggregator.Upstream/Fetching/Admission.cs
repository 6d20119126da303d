namespace Aggregator.Fetching;

/// <summary>A host's leave to send one request, or word that it will not be asked now.</summary>
internal readonly struct Admission : IDisposable
{
    private readonly HostLine? _line;

    public Admission(HostLine line) => _line = line;

    public Admission(int status, TimeSpan pausedFor) => (Status, PausedFor) = (status, pausedFor);

    public Admission(FetchOutcome.Failed closed) => Closed = closed;

    /// <summary>False where the host is paused for longer than anybody would wait, or does not answer.</summary>
    public bool Granted => _line is not null;

    /// <summary>Why the host is not asked at the moment; null where it is, or is paused.</summary>
    public FetchOutcome.Failed? Closed { get; }

    /// <summary>The status with which the host asked for the pause.</summary>
    public int Status { get; }

    public TimeSpan PausedFor { get; }

    public void Dispose() => _line?.Leave();
}
