using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>What the daemon logs as a mistake of its own.</summary>
internal sealed class Complaints<T>(ICollection<string> lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (lines)
            lines.Add($"{formatter(state, exception)} {exception}");
    }
}
