namespace Aggregator.Fetching;

/// <summary>A host's leave to send one request, or word that the host is paused.</summary>
internal readonly struct Admission : IDisposable
{
    private readonly HostLine? _line;

    public Admission(HostLine line) => _line = line;

    public Admission(int status, TimeSpan pausedFor) => (Status, PausedFor) = (status, pausedFor);

    /// <summary>False where the host is paused for longer than anybody would wait.</summary>
    public bool Granted => _line is not null;

    /// <summary>The status with which the host asked for the pause.</summary>
    public int Status { get; }

    public TimeSpan PausedFor { get; }

    public void Dispose() => _line?.Leave();
}
