using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Aggregator.Operating;

/// <summary>The names under which the daemon is observed: one meter and one activity source per stage, <c>Aggregator.Stage</c>; a metric is <c>aggregator.stage.thing</c>.</summary>
internal static class Telemetry
{
    /// <summary>All of our meters.</summary>
    public const string Meters = "Aggregator.*";

    /// <summary>All of our activity sources.</summary>
    public const string Activities = "Aggregator.*";

    private static readonly Meter Scheduling = new("Aggregator.Scheduling");
    private static readonly Meter Fetching = new("Aggregator.Fetching");
    private static readonly Meter Ingesting = new("Aggregator.Ingesting");
    private static readonly Meter Storing = new("Aggregator.Storing");

    private static readonly double[] Delays = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];
    private static readonly double[] Durations = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
    private static readonly double[] Writes = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

    public static ActivitySource Stages { get; } = new("Aggregator.Stages");

    public static Histogram<double> Lag { get; } = Histogram(Scheduling, "aggregator.scheduling.lag", "From a source's due time to its poll.", Delays);

    public static Counter<long> Misfires { get; } = Scheduling.CreateCounter<long>("aggregator.scheduling.misfires", description: "Sources that were taken in hand more than a minute after they were due.");

    public static Histogram<double> FetchDuration { get; } = Histogram(Fetching, "aggregator.fetching.duration", "Of a fetch, waiting for its host included.", Durations);

    public static Counter<long> FetchedBytes { get; } = Fetching.CreateCounter<long>("aggregator.fetching.bytes", "By", "Of bodies, unpacked.");

    public static Counter<long> Polls { get; } = Ingesting.CreateCounter<long>("aggregator.ingesting.polls", description: "Polls by outcome.");

    public static Counter<long> Entries { get; } = Ingesting.CreateCounter<long>("aggregator.ingesting.entries", description: "What became of the entries of polls and of pages.");

    public static Histogram<double> WriteDuration { get; } = Histogram(Storing, "aggregator.storing.duration", "Of a write, waiting for its batch included.", Writes);

    public static Counter<long> StoreTroubles { get; } = Storing.CreateCounter<long>("aggregator.storing.troubles", description: "Writes that the database did not take, by problem.");

    private static Histogram<double> Histogram(Meter meter, string name, string description, double[] bounds) =>
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
