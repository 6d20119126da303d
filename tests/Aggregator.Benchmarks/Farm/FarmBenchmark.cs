using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aggregator.Benchmarks;

/// <summary>
/// <c>farm [sources] [interval s] [rounds]</c>: the whole daemon on a farm of feeds. First load (30 entries each, all new), then rounds of 304s, then
/// reads of the headlines: polls per second, CPU seconds per 1,000 polls, peak memory. The farm runs in this process, the daemon in its own.
/// </summary>
internal static class FarmBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var sources = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
        var interval = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 30;
        var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 4;
        var directory = Directory.CreateTempSubdirectory("aggregator-farm-").FullName;
        try
        {
            await using var farm = await Farm.StartAsync(sources);
            FarmSettings.Write(directory, farm, sources, interval);
            await using var daemon = await MeasuredDaemon.StartAsync("run", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(directory, "data"), "--config", directory);
            await MeasureAsync(farm, daemon, sources, interval, rounds);
            var database = new FileInfo(Path.Combine(directory, "data", "aggregator.db"));
            Print($"database {database.Length / 1024d / 1024:F0} MiB for {sources * Farm.Entries} articles");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MeasureAsync(Farm farm, MeasuredDaemon daemon, int sources, double interval, int rounds)
    {
        using var client = Loopback.Client(daemon.Portal);
        var (watch, cpu) = (Stopwatch.StartNew(), daemon.CpuSeconds);
        Print($"started with {sources} sources: {cpu:F2} CPU s, {daemon.ResidentMiB:F0} MiB");
        while (farm.Full < sources || await CountAsync(client) < sources * Farm.Entries)
            await Task.Delay(TimeSpan.FromMilliseconds(farm.Full < sources ? 50 : 500), TimeProvider.System);
        Report("first load", sources, watch.Elapsed, daemon.CpuSeconds - cpu, daemon);

        // The rounds of 304s begin when the first sources are due again.
        while (farm.NotModified == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var before = farm.NotModified;
        (watch, cpu) = (Stopwatch.StartNew(), daemon.CpuSeconds);
        await Task.Delay(TimeSpan.FromSeconds(interval * rounds), TimeProvider.System);
        Report("304s", farm.NotModified - before, watch.Elapsed, daemon.CpuSeconds - cpu, daemon);

        await ReadsAsync(client, daemon);
    }

    private static async Task ReadsAsync(HttpClient client, MeasuredDaemon daemon)
    {
        const int Seconds = 10;
        var (watch, cpu, reads) = (Stopwatch.StartNew(), daemon.CpuSeconds, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(Seconds))
            {
                (await client.GetByteArrayAsync("/api/v1/headlines")).AsSpan();
                Interlocked.Increment(ref reads);
            }
        }));
        var used = daemon.CpuSeconds - cpu;
        Print($"headlines: {reads / watch.Elapsed.TotalSeconds:F0} reads/s by 16 readers in this process, {used / reads * 1e6:F0} CPU µs a read (polls of that time counted in)");
    }

    private static async Task<int> CountAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/outlets")).GetProperty("items").EnumerateArray().Sum(o => o.GetProperty("articles").GetInt32());

    private static void Report(string what, int polls, TimeSpan took, double cpu, MeasuredDaemon daemon) =>
        Print($"{what}: {polls} polls in {took.TotalSeconds:F1} s = {polls / took.TotalSeconds:F0}/s, {cpu:F2} CPU s = {cpu / polls * 1000:F2} CPU s per 1,000 polls, peak {daemon.PeakMiB:F0} MiB, now {daemon.ResidentMiB:F0} MiB");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
