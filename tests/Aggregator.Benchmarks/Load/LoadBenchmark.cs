using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Aggregator.Benchmarks.Load;

/// <summary>
/// <c>load [rounds] [seconds] [connections]</c>: the daemon, while it ingests from a farm that moves, beside a bare Kestrel endpoint that gives the same bytes from memory.
/// Both are asked by wrk in turns; what counts is the ratio within a round, since both have the same machine then.
/// </summary>
internal static class LoadBenchmark
{
    private const int Sources = 200;
    private const double PollSeconds = 10;
    private static readonly TimeSpan NewEntryEvery = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] args)
    {
        var (rounds, seconds, connections) = (Number(args, 0, 5), Number(args, 1, 3), Number(args, 2, 64));
        var directory = Directory.CreateTempSubdirectory("aggregator-load-").FullName;
        try
        {
            await using var farm = await Farm.StartAsync(Sources, NewEntryEvery);
            FarmSettings.Write(directory, farm, Sources, PollSeconds);
            await using var daemon = await MeasuredDaemon.StartAsync("run", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(directory, "data"), "--config", directory);
            var targets = await TargetsAsync(daemon.Portal);
            await MeasureAsync(daemon, targets, rounds, seconds, connections);
            Print($"documents that the farm sent meanwhile: {farm.Full} with news, {farm.NotModified} as 304");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // The first feed never moves: its article and its list stay the same, so that a 304 stays one.
    private static async Task<IReadOnlyList<LoadTarget>> TargetsAsync(Uri portal)
    {
        using var client = Loopback.Client(portal);
        while ((await client.GetFromJsonAsync<JsonElement>("/api/v1/outlets")).GetProperty("items").EnumerateArray().Any(o => o.GetProperty("articles").GetInt32() < Farm.Entries))
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        const string Still = "/api/v1/articles?outlet=gazette-0";
        var still = await client.GetFromJsonAsync<JsonElement>(Still);
        var article = "/api/v1/articles/" + still.GetProperty("items")[0].GetProperty("id").GetString();
        return
        [
            new("headlines", "/api/v1/headlines", [], 0.6),
            new("headlines, packed by brotli", "/api/v1/headlines?limit=50", ["Accept-Encoding: br"], 0.6),
            new("list of 50 articles", "/api/v1/articles", [], 0.6),
            new("list of an outlet's", Still, [], 0.6),
            new("article by id", article, [], 0.5),
            new("304 to an article", article, [$"If-None-Match: {await TagAsync(client, article)}"], 0.8),
            new("304 to a list", Still, [$"If-None-Match: {await TagAsync(client, Still)}"], 0.8),
        ];
    }

    private static async Task<string> TagAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task MeasureAsync(MeasuredDaemon daemon, IReadOnlyList<LoadTarget> targets, int rounds, int seconds, int connections)
    {
        List<string> arguments = [typeof(LoadBenchmark).Assembly.Location, "bare", daemon.Portal.AbsoluteUri];
        foreach (var target in targets)
            arguments.AddRange([target.Path, target.Headers.FirstOrDefault(h => h.StartsWith("Accept-Encoding: ", StringComparison.Ordinal))?["Accept-Encoding: ".Length..] ?? ""]);
        await using var bare = await MeasuredDaemon.StartAsync(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", arguments);
        foreach (var target in targets)
        {
            // Both have compiled what they run before anything counts.
            await OneAsync(bare, target, connections, 1);
            await OneAsync(daemon, target, connections, 2);
            var pairs = new List<(Measured Bare, Measured Ours)>();
            for (var round = 0; round < rounds; round++)
            {
                var first = await OneAsync(round % 2 == 0 ? bare : daemon, target, connections, seconds);
                var second = await OneAsync(round % 2 == 0 ? daemon : bare, target, connections, seconds);
                pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
            }

            Report(target, pairs);
        }
    }

    private static async Task<Measured> OneAsync(MeasuredDaemon of, LoadTarget target, int connections, int seconds)
    {
        var (cpu, watch) = (of.CpuSeconds, Stopwatch.StartNew());
        var rate = await Wrk.RunAsync(new Uri(of.Portal, target.Path), target.Headers, connections, seconds);
        return new(rate, (of.CpuSeconds - cpu) / watch.Elapsed.TotalSeconds / rate * 1e6);
    }

    private static void Report(LoadTarget target, List<(Measured Bare, Measured Ours)> pairs)
    {
        var ratios = pairs.Select(p => p.Ours.Rate / p.Bare.Rate).Order().ToList();
        var verdict = target.Aim is { } aim ? $" (aim {aim.ToString(CultureInfo.InvariantCulture)}: {(Median(ratios) >= aim ? "met" : "missed")})" : "";
        Print($"{target.Name}: {Median([.. pairs.Select(p => p.Ours.Rate).Order()]):F0}/s beside {Median([.. pairs.Select(p => p.Bare.Rate).Order()]):F0}/s = {Median(ratios):F2}{verdict}, rounds {ratios[0]:F2} to {ratios[^1]:F2}; CPU µs a request {Median([.. pairs.Select(p => p.Ours.Micros).Order()]):F1} (ingesting counted in) beside {Median([.. pairs.Select(p => p.Bare.Micros).Order()]):F1}");
    }

    private static double Median(List<double> sorted) => sorted[sorted.Count / 2];

    private static int Number(string[] args, int at, int usual) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : usual;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Measured(double Rate, double Micros);
}
