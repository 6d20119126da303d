using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aggregator.Benchmarks.Streams;

/// <summary>
/// <c>streams [clients] [seconds]</c>: so many clients listen to the live headlines while news arrives: the daemon's memory for each of them, and how long an event
/// takes to each. An event's own instant is that of its report's retrieval, so that reading, editing and storing are counted in; the spread from the first
/// client to the others is the stream's alone. The clients live in this process, on the same processors.
/// </summary>
internal static class StreamsBenchmark
{
    private const int Sources = 10;
    private const int OpenedAtOnce = 50;

    // About one report in two seconds.
    private static readonly TimeSpan NewEntryEvery = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var clients = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5_000;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
        var directory = Directory.CreateTempSubdirectory("aggregator-streams-").FullName;
        try
        {
            await using var farm = await Farm.StartAsync(Sources, NewEntryEvery);
            FarmSettings.Write(directory, farm, Sources, 3, ("Stream", new { Connections = clients + 100, ConnectionsPerAddress = clients + 100 }), ("Operating", new { OperatorUrl = "" }));
            await using var daemon = await MeasuredDaemon.StartAsync("run", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(directory, "data"), "--config", directory);
            await MeasureAsync(daemon, clients, seconds);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(MeasuredDaemon daemon, int clients, int seconds)
    {
        using var client = Loopback.Client(daemon.Portal, new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue });
        client.Timeout = Timeout.InfiniteTimeSpan;
        while ((await client.GetFromJsonAsync<JsonElement>("/api/v1/outlets")).GetProperty("items").EnumerateArray().Any(o => o.GetProperty("articles").GetInt32() < Farm.Entries))
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        using var stopping = new CancellationTokenSource();
        var listeners = Enumerable.Range(0, clients).Select(_ => new Listener()).ToList();
        var (before, opening) = (daemon.ResidentMiB, Stopwatch.StartNew());
        var listening = await OpenAsync(client, listeners, stopping.Token);
        Print($"{clients} clients in {opening.Elapsed.TotalSeconds:F1} s");

        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var (cpu, from) = (daemon.CpuSeconds, TimeProvider.System.GetUtcNow());
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var (used, memory, until) = (daemon.CpuSeconds - cpu, daemon.ResidentMiB, TimeProvider.System.GetUtcNow());
        // What was on its way arrives yet.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        await stopping.CancelAsync();
        await Task.WhenAll(listening);
        Print($"memory: {before:F0} MiB before, {memory:F0} MiB with them = {(memory - before) * 1024 / clients:F1} KiB a client; peak {daemon.PeakMiB:F0} MiB");
        Report(listeners, from, until, used);
    }

    private static async Task<List<Task>> OpenAsync(HttpClient client, List<Listener> listeners, CancellationToken stopping)
    {
        var listening = new List<Task>();
        foreach (var group in listeners.Chunk(OpenedAtOnce))
        {
            var greeted = new CountdownEvent(group.Length);
            foreach (var listener in group)
            {
                var opened = 0;
                listening.Add(listener.ListenAsync(client, () => _ = Interlocked.Exchange(ref opened, 1) == 0 && greeted.Signal(), stopping));
            }

            while (!greeted.IsSet)
            {
                if (listening.FirstOrDefault(l => l.IsFaulted) is { } failed)
                    await failed;
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, stopping);
            }
        }

        return listening;
    }

    private static void Report(List<Listener> listeners, DateTimeOffset from, DateTimeOffset until, double cpu)
    {
        var events = listeners.SelectMany(l => l.Events).Where(e => e.At >= from && e.At < until).GroupBy(e => e.Id).ToList();
        var expected = events.Count * listeners.Count;
        var delays = events.SelectMany(g => g.Select(e => (e.ReceivedAt - e.At).TotalMilliseconds)).Order().ToList();
        var spreads = events.SelectMany(g => g.Select(e => (e.ReceivedAt - g.Min(o => o.ReceivedAt)).TotalMilliseconds)).Order().ToList();
        Print($"events: {events.Count}, received {delays.Count} of {expected}{(events.Any(g => g.Count() != listeners.Count) ? ", not by all" : ", each once by every client")}");
        if (delays.Count == 0)
            return;
        Print($"from retrieval to the client: p50 {At(delays, 0.5):F0} ms, p99 {At(delays, 0.99):F0} ms, most {delays[^1]:F0} ms");
        Print($"from the first client to the others: p50 {At(spreads, 0.5):F0} ms, p99 {At(spreads, 0.99):F0} ms, most {spreads[^1]:F0} ms");
        Print($"CPU of the daemon: {cpu / delays.Count * 1e6:F0} µs an event and client (signs of life and polls counted in)");
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
