using System.Diagnostics.Metrics;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Timing;

/// <summary>
/// Follows every report from its publication to the store and to where readers see it, for the metrics and for the administrators' pages.
/// What a source told before it was watched says nothing of us and is left out; so is what its publisher does not date.
/// </summary>
internal sealed partial class ArrivalTimes : BackgroundService
{
    private const int AtOnce = 500;
    private const int MostSeries = 1_000;
    private const int MostRecalled = 20_000;

    // What is dated longer ago is an old report that came up again, not a late one.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(5);
    private static readonly double[] Delayed = [1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 14_400, 86_400];
    private static readonly double[] Shown = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    private readonly IChangeFeed _feed;
    private readonly TimeProvider _clock;
    private readonly ILogger<ArrivalTimes> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<SourceId, Watched> _sources = [];
    private readonly Meter _meter = new("Aggregator.Surfacing");
    private readonly Histogram<double> _toStored;
    private readonly Histogram<double> _toVisible;
    private readonly Histogram<double> _showing;
    private long _place;

    public ArrivalTimes(IChangeFeed feed, TimeProvider clock, ILogger<ArrivalTimes> logger)
    {
        (_feed, _clock, _logger) = (feed, clock, logger);
        _toStored = Histogram("aggregator.surfacing.published_to_stored", "From a report's publication to the retrieval that it was stored from.", Delayed);
        _toVisible = Histogram("aggregator.surfacing.published_to_visible", "From a report's publication to where readers see it.", Delayed);
        _showing = Histogram("aggregator.surfacing.retrieved_to_visible", "From a report's retrieval, over reading, editing and storing, to where readers see it.", Shown);
        _meter.CreateObservableGauge("aggregator.surfacing.delay", Measure, "s", "From publication to where readers see it, by source and quantile, over the last day.");
    }

    internal Meter Meter => _meter;

    /// <summary>What is counted: the last day.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromDays(1);

    /// <summary>Null: nothing that counts came from it within <see cref="Window"/>.</summary>
    public Punctuality? Of(SourceId source)
    {
        lock (_gate)
            return _sources.TryGetValue(source, out var watched) ? watched.Delays.Since(_clock.GetUtcNow() - Window) : null;
    }

    /// <summary>Every source from which something came within <see cref="Window"/>, by id.</summary>
    public IReadOnlyList<(SourceId Source, Punctuality Punctuality)> All()
    {
        var since = _clock.GetUtcNow() - Window;
        lock (_gate)
            return [.. _sources.OrderBy(s => s.Key.Value, StringComparer.Ordinal).Select(s => (s.Key, s.Value.Delays.Since(since))).Where(s => s.Item2 is not null).Select(s => (s.Key, s.Item2!))];
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var polled in _feed.Polled())
            Watch(polled.Source.Id, polled.State.PolledAt is null ? _clock.GetUtcNow() : DateTimeOffset.MinValue);
        _place = _feed.Version;
        await RecallAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _feed.WaitAsync(_place, stoppingToken);
                await FollowAsync(stoppingToken);
            }
            catch (StoreException trouble)
            {
                Log.NotRead(_logger, trouble.Message);
                await Task.Delay(Trouble, _clock, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        // Before the arrivals are read: what is committed after this is for the next turn.
        var version = _feed.Version;
        while (await _feed.ArrivalsAsync(_place, AtOnce, stopping) is { Count: > 0 } arrivals)
        {
            var now = _clock.GetUtcNow();
            foreach (var arrival in arrivals)
                Count(arrival, now);
            _place = arrivals[^1].Sequence;
        }

        _place = Math.Max(_place, version);
    }

    // After a restart the pages would else say nothing until every source has told something new.
    private async Task RecallAsync(CancellationToken cancellation)
    {
        var place = Math.Max(_place - MostRecalled, (await _feed.BeforeAsync(_clock.GetUtcNow() - Window, cancellation)).Sequence);
        while (place < _place && await _feed.ArrivalsAsync(place, AtOnce, cancellation) is { Count: > 0 } arrivals)
        {
            foreach (var arrival in arrivals.Where(a => a.Sequence <= _place))
                Count(arrival, visibleAt: null);
            place = arrivals[^1].Sequence;
        }
    }

    private void Count(Arrival arrival, DateTimeOffset? visibleAt)
    {
        lock (_gate)
        {
            var watched = _sources.TryGetValue(arrival.Source, out var known) ? known : Watch(arrival.Source, arrival.StoredAt);
            if (arrival.PublishedAt is not { } published || published < watched.Since || arrival.StoredAt - published > LongestDelay)
                return;
            var stored = Positive(arrival.StoredAt - published);
            watched.Delays.Add(arrival.StoredAt, stored, visibleAt - published);
            if (visibleAt is not { } visible)
                return;
            _toStored.Record(stored.TotalSeconds);
            _toVisible.Record(Positive(visible - published).TotalSeconds);
            _showing.Record(Positive(visible - arrival.StoredAt).TotalSeconds);
        }
    }

    private Watched Watch(SourceId source, DateTimeOffset since) => _sources[source] = new(since, new());

    // The slowest, where there are more than a monitor should keep.
    private IEnumerable<Measurement<double>> Measure() =>
        All().OrderByDescending(s => (s.Punctuality.Visible ?? s.Punctuality.Stored).P95).Take(MostSeries).SelectMany(s => Measure(s.Source, s.Punctuality.Visible ?? s.Punctuality.Stored));

    private static IEnumerable<Measurement<double>> Measure(SourceId source, Quantiles quantiles) =>
    [
        new(quantiles.P50.TotalSeconds, new("source", source.Value), new("quantile", "0.5")),
        new(quantiles.P95.TotalSeconds, new("source", source.Value), new("quantile", "0.95")),
    ];

    private static TimeSpan Positive(TimeSpan delay) => delay > TimeSpan.Zero ? delay : TimeSpan.Zero;

    private Histogram<double> Histogram(string name, string description, double[] bounds) =>
        _meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });

    private sealed record Watched(DateTimeOffset Since, Delays Delays);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What arrived could not be read to see how long it took: {Trouble}")]
        public static partial void NotRead(ILogger logger, string trouble);
    }
}
