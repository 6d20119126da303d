using Aggregator.Storing;

namespace Aggregator.Alerting;

/// <summary>What is looked at to see whether all is well.</summary>
/// <param name="Sources">The polled sources.</param>
/// <param name="StartedAt">When the daemon began: what it could not see before does not count.</param>
/// <param name="DeadLetters">Webhook deliveries that were given up, by webhook; those without are absent.</param>
/// <param name="FreeBytes">Room where the database is.</param>
internal sealed record AlertFacts(IReadOnlyList<SourceState> Sources, DateTimeOffset StartedAt, IReadOnlyDictionary<string, int> DeadLetters, long FreeBytes);
