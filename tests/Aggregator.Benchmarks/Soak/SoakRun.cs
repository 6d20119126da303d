using System.Diagnostics;
using System.Diagnostics.Metrics;
using Aggregator.Operating;
using Aggregator.Scheduling;
using Aggregator.Simulator;
using Aggregator.Storing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Soak;

/// <summary>The whole daemon on a simulated Fleet Street with readers at its door, by a fast clock.</summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("aggregator-soak-");
    private readonly MeterListener _listener = new();
    private readonly List<double> _lags = [];
    private readonly Complaints _complaints = new();
    private readonly FastClock _clock;
    private FleetStreet _street = null!;
    private SqliteStore _store = null!;
    private WebApplication _app = null!;
    private long _polls;

    private SoakRun(FastClock clock) => _clock = clock;

    public Uri Address { get; private set; } = null!;

    public static async Task<SoakRun> StartAsync(FastClock clock)
    {
        var run = new SoakRun(clock);
        run.Listen();
        run._street = await FleetStreet.StartAsync(Scenario.Load("fleet-street"), clock, new FleetStreetOptions(), default);
        var plan = Plan.Check(Settings.Read(null, [.. DemoSettings.Overrides(run._street).Where(s => !s.Key.StartsWith("Ingesting:", StringComparison.Ordinal)).Select(Slower), .. Own]));
        run._store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = DataDirectory.Database(run._data.FullName) }, clock, default);
        await run._store.ProvisionAsync(plan.Outlets, clock.GetUtcNow(), default);
        run._app = Composition.Build(plan, new RunOptions("http://127.0.0.1:0", run._data.FullName, null), run._store, new OperatorPort(null), clock);
        run._app.Services.GetRequiredService<ILoggerFactory>().AddProvider(run._complaints);
        await run._app.Services.GetRequiredService<OutletAgenda>().FillAsync(default);
        await run._app.StartAsync();
        run.Address = new Uri(run._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return run;
    }

    /// <summary>How things stand; the counts begin anew.</summary>
    public async Task<SoakHour> LookAsync(int hour)
    {
        double[] lags;
        long polls;
        lock (_lags)
        {
            lags = [.. _lags.Order()];
            polls = _polls;
            _polls = 0;
            _lags.Clear();
        }

        var articles = (await _store.ReplaySizeAsync(default)) is var size ? size.Published + size.Withdrawn : 0;
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new SoakHour(
            hour, polls, articles, Megabytes(managed), Megabytes(process.WorkingSet64), Directory.GetFiles("/proc/self/fd").Length, process.Threads.Count,
            Megabytes(new FileInfo(DataDirectory.Database(_data.FullName)).Length), Megabytes(new FileInfo(DataDirectory.Database(_data.FullName) + "-wal") is { Exists: true } log ? log.Length : 0),
            lags.Length == 0 ? 0 : lags[lags.Length / 2], lags.Length == 0 ? 0 : lags[^1], _complaints.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        await _street.DisposeAsync();
        _listener.Dispose();
        _complaints.Dispose();
        _data.Delete(recursive: true);
    }

    // Real pace, and time limits that a clock sixty times as fast does not make too short.
    private static readonly KeyValuePair<string, string?>[] Own =
    [
        new("Operating:OperatorUrl", ""), new("Fetching:TimeoutSeconds", "300"), new("Fetching:ConnectTimeoutSeconds", "60"), new("Fetching:HostSpacingMilliseconds", "1000"),
        new("Logging:LogLevel:Default", "Error"), new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error"), new("Logging:LogLevel:Aggregator", "Error"),
        new("Storing:PollHistoryDays", "1"), new("Storing:QuietPollHistoryDays", "1"), new("Storing:EventDays", "1"), new("Storing:PageArchiveDays", "1"),
    ];

    private static KeyValuePair<string, string?> Slower(KeyValuePair<string, string?> setting) =>
        setting.Key.EndsWith(":IntervalMinutes", StringComparison.Ordinal) ? new(setting.Key, "5") : setting;

    private static double Megabytes(long bytes) => bytes / 1024d / 1024;

    private void Listen()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "aggregator.scheduling.lag" or "aggregator.ingesting.polls")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, lag, _, _) =>
        {
            lock (_lags)
                _lags.Add(lag);
        });
        _listener.SetMeasurementEventCallback<long>((_, polls, _, _) => Interlocked.Add(ref _polls, polls));
        _listener.Start();
    }

    // What the daemon itself calls an error.
    private sealed class Complaints : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            Interlocked.Increment(ref _count);
            Console.Error.WriteLine($"{formatter(state, exception)} {exception?.GetType().Name}: {exception?.Message}");
        }

        public void Dispose() { }
    }
}
