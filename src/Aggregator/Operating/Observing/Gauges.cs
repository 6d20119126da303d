using System.Diagnostics.Metrics;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>What stands now, looked up whenever metrics are asked for.</summary>
internal sealed class Gauges : IDisposable
{
    private readonly Meter _sources = new("Aggregator.Sources");
    private readonly Meter _storing = new("Aggregator.Storing");
    private readonly SqliteStore _store;
    private readonly string _database;

    public Gauges(SqliteStore store, string data)
    {
        (_store, _database) = (store, DataDirectory.Database(data));
        // There from the start: an alert on a series that nobody has seen never fires.
        Telemetry.Misfires.Add(0);
        Telemetry.StoreTroubles.Add(0, new KeyValuePair<string, object?>("problem", nameof(StoreProblem.Other)));
        Telemetry.Entries.Add(0, new KeyValuePair<string, object?>("became", "stored"));
        _sources.CreateObservableGauge("aggregator.sources.polled", ByHealth, description: "Polled sources by class of health.");
        _sources.CreateObservableGauge("aggregator.sources.overdue", Overdue, description: "Polled sources that were due more than five minutes ago.");
        _storing.CreateObservableGauge("aggregator.storing.size", Sizes, "By", "Of the database's files.");
        _storing.CreateObservableCounter("aggregator.storing.events", () => _store.Version, description: "Events in the outbox since the database was made.");
        _storing.CreateObservableGauge("aggregator.storing.free", Free, "By", "Room that is left where the database is.");
    }

    public void Dispose()
    {
        _sources.Dispose();
        _storing.Dispose();
    }

    private IEnumerable<Measurement<long>> ByHealth() =>
        _store.Standings().GroupBy(s => s.Health).Select(g => new Measurement<long>(g.Count(), new KeyValuePair<string, object?>("health", g.Key.ToString())));

    private long Overdue()
    {
        var limit = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5);
        return _store.Standings().Count(s => s.NextAt < limit);
    }

    private IEnumerable<Measurement<long>> Sizes()
    {
        foreach (var (part, suffix) in new[] { ("data", ""), ("log", "-wal") })
        {
            var file = new FileInfo(_database + suffix);
            if (file.Exists)
                yield return new Measurement<long>(file.Length, new KeyValuePair<string, object?>("part", part));
        }
    }

    private long Free() => new DriveInfo(Path.GetDirectoryName(_database)!).AvailableFreeSpace;
}
