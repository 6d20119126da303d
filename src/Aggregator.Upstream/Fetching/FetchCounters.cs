using System.Diagnostics.Metrics;

namespace Aggregator.Fetching;

/// <summary>Counts how fetches end.</summary>
internal static class FetchCounters
{
    private static readonly Meter Meter = new("Aggregator.Fetching");
    private static readonly Counter<long> Fetches = Meter.CreateCounter<long>("aggregator.fetching.fetches", description: "Fetches by purpose and outcome.");

    public static void Count(FetchPurpose purpose, FetchOutcome outcome)
    {
        if (Fetches.Enabled)
            Fetches.Add(1, new("purpose", purpose.ToString()), new("outcome", Word(outcome)));
    }

    public static string Word(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched => "Fetched",
        FetchOutcome.NotModified => "NotModified",
        FetchOutcome.Throttled => "Throttled",
        FetchOutcome.Failed failed => failed.Failure.ToString(),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };
}
