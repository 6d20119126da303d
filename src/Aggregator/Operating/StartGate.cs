namespace Aggregator.Operating;

/// <summary>Keeps the host's own long account of a start that failed out of the log: the daemon says in one line what is wrong and what to do.</summary>
internal sealed class StartGate
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _isOpen;

    /// <summary>From now on the host's own troubles are logged: a part that fails while all works has no other teller.</summary>
    public void Open() => _isOpen = true;

    public void Guard(ILoggingBuilder logging) => logging.AddFilter(Host, level => _isOpen && level >= LogLevel.Warning);
}
