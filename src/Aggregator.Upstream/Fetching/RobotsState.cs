namespace Aggregator.Fetching;

/// <summary>What is known of an authority's robots.txt.</summary>
/// <param name="Rules">What it says to us.</param>
/// <param name="Until">Until when that holds.</param>
/// <param name="Signals">What it says about the use of what may be fetched.</param>
/// <param name="Unreachable">Why it could not be had; then nothing is allowed (RFC 9309 §2.3.1.4). Null where it could, or where there is none.</param>
internal sealed record RobotsState(RobotsRules Rules, RobotsSignals Signals, DateTimeOffset Until, FetchOutcome? Unreachable);
