using System.Globalization;
using Aggregator.Benchmarks.Soak;

namespace Aggregator.Benchmarks;

/// <summary>
/// <c>soak [hours] [times]</c>: the daemon on a simulated Fleet Street for so many simulated hours (24), by a clock that runs so many times as fast (60), with
/// readers and a live stream at its door. A row an hour, and at the end whether memory, handles, database and lag were flat.
/// </summary>
internal static class SoakBenchmark
{
    private const double MostGrowth = 1.15;
    private const int MostMoreHandles = 8;

    public static async Task RunAsync(string[] args)
    {
        var hours = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 24;
        var clock = new FastClock(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 60);
        await using var run = await SoakRun.StartAsync(clock);
        using var end = new CancellationTokenSource();
        var readers = Task.WhenAll(ReadAsync(run.Address, clock, end.Token), StreamAsync(run.Address, clock, end.Token));
        var seen = new List<SoakHour>();
        Console.WriteLine(SoakHour.Heading);
        for (var hour = 1; hour <= hours; hour++)
        {
            await Task.Delay(TimeSpan.FromHours(hour) - clock.Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero, clock);
            seen.Add(await run.LookAsync(hour));
            Console.WriteLine(seen[^1]);
        }

        await end.CancelAsync();
        await readers;
        foreach (var line in Verdicts(seen))
            Console.WriteLine(line);
    }

    // The second quarter against the last: the first is spent on compiling and filling.
    private static IEnumerable<string> Verdicts(List<SoakHour> seen)
    {
        if (seen.Count < 8)
            yield break;
        var (early, late) = (seen[(seen.Count / 4)..(seen.Count / 2)], seen[^(seen.Count / 4)..]);
        yield return Flat("managed memory", early, late, h => h.ManagedMegabytes, (e, l) => l <= (e * MostGrowth) + 2);
        yield return Flat("resident memory", early, late, h => h.ResidentMegabytes, (e, l) => l <= e * MostGrowth);
        yield return Flat("handles", early, late, h => h.Handles, (e, l) => l <= e + MostMoreHandles);
        yield return Flat("threads", early, late, h => h.Threads, (e, l) => l <= e + MostMoreHandles);
        yield return Flat("database, KB an article", early, late, h => h.KilobytesAnArticle, (e, l) => l <= e * MostGrowth);
        yield return Flat("log MB", early, late, h => h.LogMegabytes, (e, l) => l <= Math.Max(33, e * MostGrowth));
        yield return Flat("lag, median s", early, late, h => h.LagMedian, (e, l) => l <= (e * MostGrowth) + 1);
    }

    private static string Flat(string name, List<SoakHour> early, List<SoakHour> late, Func<SoakHour, double> value, Func<double, double, bool> isFlat)
    {
        var (e, l) = (early.Average(value), late.Average(value));
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {e:F1} in the second quarter, {l:F1} in the last: {(isFlat(e, l) ? "flat" : "GROWS")}");
    }

    private static async Task ReadAsync(Uri address, FastClock clock, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        string[] paths = ["/", "/api/v1/articles?limit=50", "/api/v1/headlines", "/api/v1/search?q=council", "/feeds/latest.atom", "/healthz/sources"];
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, paths[i % paths.Length])), cancellation);
                await answer.Content.ReadAsByteArrayAsync(cancellation);
                await Task.Delay(TimeSpan.FromSeconds(20), clock, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Somebody who watches headlines, and comes back every simulated half hour.
    private static async Task StreamAsync(Uri address, FastClock clock, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        while (!cancellation.IsCancellationRequested)
        {
            using var visit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(30), clock);
            using var tie = limit.Token.Register(visit.Cancel);
            try
            {
                using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/v1/headlines/stream")), visit.Token);
                await using var stream = await answer.Content.ReadAsStreamAsync(visit.Token);
                var buffer = new byte[16 * 1024];
                while (await stream.ReadAsync(buffer, visit.Token) > 0)
                {
                    // Read and forgotten.
                }
            }
            catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
            {
                await Task.Yield();
            }
        }
    }
}
