using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aggregator.SystemTests;

/// <summary>What operators see of a running daemon, and the rules and the dashboard that are built on it.</summary>
public sealed partial class OperatorPortTests
{
    private static readonly string[] Documents = ["deploy/prometheus/alerts.yml", "deploy/grafana/aggregator.json", "docs/operating.md"];

    [Test]
    public async Task Rules_dashboard_and_document_name_only_metrics_that_the_daemon_gives()
    {
        var data = Directory.CreateTempSubdirectory("aggregator-metrics-").FullName;
        var (daemon, portal) = await DaemonProcess.StartAsync(new Dictionary<string, string> { ["AGGREGATOR_Operating__OperatorUrl"] = "http://127.0.0.1:0" }, "demo", "--data", data, "--urls", "http://127.0.0.1:0");
        await using (daemon)
        {
            using var client = new HttpMessageInvoker(new SocketsHttpHandler());
            var operators = Announced.Match(daemon.Output).Groups[1].Value;
            var given = await NamesAsync(client, operators, until: "aggregator_storing_duration_seconds");
            foreach (var document in Documents)
            {
                var text = await File.ReadAllTextAsync(Path.Combine(Built.Root, document));
                var named = Metric.Matches(text).Select(m => Suffix.Replace(m.Value, "")).Distinct().ToList();
                Assert.That(named, Has.Count.GreaterThan(6), document);
                Assert.That(named.Except(given), Is.Empty, document);
            }

            Assert.That((await AskAsync(client, new Uri(portal, "/metrics"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the portal's port does not serve metrics");
            Assert.That((await AskAsync(client, new Uri(operators + "/api/v1/articles"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the operators' port does not serve the API");
        }

        Directory.Delete(data, recursive: true);
    }

    [Test]
    public async Task A_taken_operators_port_is_said_and_the_daemon_works_without_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var data = Directory.CreateTempSubdirectory("aggregator-metrics-").FullName;
        var (daemon, portal) = await DaemonProcess.StartAsync(
            new Dictionary<string, string> { ["AGGREGATOR_Operating__OperatorUrl"] = $"http://{taken.LocalEndpoint}" }, "demo", "--data", data, "--urls", "http://127.0.0.1:0");
        await using (daemon)
        {
            using var client = new HttpMessageInvoker(new SocketsHttpHandler());
            Assert.That((await AskAsync(client, new Uri(portal, "/healthz"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(daemon.Output, Does.Contain("Operating:OperatorUrl"));
        }

        Directory.Delete(data, recursive: true);
    }

    [Test]
    public async Task The_dashboard_is_valid_JSON_with_a_query_in_every_panel()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Built.Root, "deploy/grafana/aggregator.json")));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.That(panels, Is.Not.Empty);
        Assert.That(panels.Select(p => p.GetProperty("targets")[0].GetProperty("expr").GetString()), Has.All.Contains("aggregator_"));
        Assert.That(panels.Select(p => p.GetProperty("id").GetInt32()), Is.Unique);
    }

    // Series appear with the first polls and the first news.
    private static async Task<HashSet<string>> NamesAsync(HttpMessageInvoker client, string operators, string until)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            using var answer = await AskAsync(client, new Uri(operators + "/metrics"));
            var names = Typed.Matches(await answer.Content.ReadAsStringAsync(limit.Token)).Select(m => m.Groups[1].Value).ToHashSet();
            if (names.Contains(until) && names.Contains("aggregator_scheduling_lag_seconds") && names.Contains("aggregator_surfacing_delay_seconds"))
                return names;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpMessageInvoker client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, CancellationToken.None);
    }

    [GeneratedRegex(@"metrics +(http://\S+)/metrics", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Announced { get; }

    [GeneratedRegex(@"\baggregator_[a-z_]+\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Metric { get; }

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Suffix { get; }

    [GeneratedRegex(@"^# TYPE (aggregator_[a-z_]+) ", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Typed { get; }
}
