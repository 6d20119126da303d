using System.Diagnostics;
using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aggregator.Benchmarks;

/// <summary>CPU and allocations per fetch, beside a bare HttpClient loop on the same server: <c>fetch [fetches per round] [hosts] [rounds]</c>.</summary>
internal static class FetchBenchmark
{
    private const int Workers = 8;
    private const int WarmUp = 2; // rounds until the compiler has seen enough
    private static readonly Validators Known = new("\"1\"", "Tue, 04 Mar 2025 10:00:00 GMT");

    public static async Task RunAsync(string[] args)
    {
        if (args is ["serve"])
        {
            await FetchServer.RunAsync();
            return;
        }

        var numbers = args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToList();
        var (fetches, hosts, rounds) = (numbers.ElementAtOrDefault(0) is > 0 and var f ? f : 10_000, numbers.ElementAtOrDefault(1) is > 0 and var h ? h : 200, numbers.ElementAtOrDefault(2) is > 0 and var r ? r : 5);
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["fetch", "serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var port = int.Parse((await server.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        // Every address of 127.0.0.0/8 is this machine: as many hosts as one likes.
        var addresses = Enumerable.Range(0, hosts).Select(i => new Uri($"http://127.0.{i / 200}.{(i % 200) + 1}:{port}/feed.xml")).ToList();
        await CompareAsync(addresses, fetches, rounds);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
    }

    private static async Task CompareAsync(List<Uri> addresses, int fetches, int rounds)
    {
        using var fetcher = new HttpFetcher(
            Options.Create(new FetchingOptions { AllowedNetworks = ["127.0.0.0/8"], HostSpacingMilliseconds = 0 }), TimeProvider.System, NullLogger<HttpFetcher>.Instance);
        using var handler = new SocketsHttpHandler { UseCookies = false };
#pragma warning disable RS0030 // the bare loop that everything is measured against
        using var bare = new HttpClient(handler);
#pragma warning restore RS0030
        foreach (var (name, validators) in new[] { ("304", Known), ("200 of 20 KB", Validators.None) })
        {
            var (ours, theirs) = (new List<(double Cpu, double Bytes)>(), new List<(double Cpu, double Bytes)>());
            for (var round = -WarmUp; round < rounds; round++)
            {
                theirs.Add(await MeasureAsync(addresses, fetches, address => BareAsync(bare, address, validators)));
                ours.Add(await MeasureAsync(addresses, fetches, address => OursAsync(fetcher, address, validators)));
            }

            var (mine, other) = (Median(ours.Skip(WarmUp)), Median(theirs.Skip(WarmUp)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-13} fetcher {mine.Cpu:F3} ms CPU, {mine.Bytes / 1024:F1} KB allocated; bare HttpClient {other.Cpu:F3} ms, {other.Bytes / 1024:F1} KB; {mine.Cpu / other.Cpu:F2} times"));
        }
    }

    private static async Task<(double Cpu, double Bytes)> MeasureAsync(List<Uri> addresses, int fetches, Func<Uri, Task> fetch)
    {
        using var self = Process.GetCurrentProcess();
        GC.Collect();
        self.Refresh();
        var (cpu, bytes) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var i = worker; i < fetches; i += Workers)
                await fetch(addresses[i % addresses.Count]);
        })));
        self.Refresh();
        return ((self.TotalProcessorTime - cpu).TotalMilliseconds / fetches, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / fetches);
    }

    private static async Task OursAsync(HttpFetcher fetcher, Uri address, Validators validators)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = new OutletId("gazette"), Validators = validators }, CancellationToken.None);
        if (outcome is not (FetchOutcome.Fetched or FetchOutcome.NotModified))
            throw new InvalidOperationException(outcome.ToString());
    }

    private static async Task BareAsync(HttpClient http, Uri address, Validators validators)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (validators.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            request.Headers.TryAddWithoutValidation("If-Modified-Since", validators.LastModified);
        }

        using var response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
    }

    private static (double Cpu, double Bytes) Median(IEnumerable<(double Cpu, double Bytes)> rounds)
    {
        var sorted = rounds.OrderBy(r => r.Cpu).ToList();
        return sorted[sorted.Count / 2];
    }
}
