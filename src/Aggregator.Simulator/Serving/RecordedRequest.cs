namespace Aggregator.Simulator;

/// <summary>A request as an outlet's server saw it, and how it answered.</summary>
public sealed record RecordedRequest(DateTimeOffset At, string Method, string Path, IReadOnlyDictionary<string, string> Headers, int Status);
