using System.Text.Json;
using Aggregator.Simulator;
using Microsoft.Data.Sqlite;

namespace Aggregator.SystemTests.Street;

/// <summary>The daemon killed without warning, again and again, while reports keep coming.</summary>
public sealed class KillTests
{
    private const int Kills = 22;

    [Test]
    public async Task Killed_at_any_moment_the_daemon_loses_no_report_and_doubles_none()
    {
        await using var street = await FleetStreet.StartAsync(Scenario.Load("burst"), TimeProvider.System, new FleetStreetOptions(), CancellationToken.None);
        using var directory = new TemporaryDirectory();
        string[] arguments = ["run", "--urls", "http://127.0.0.1:0", "--data", directory.Data, "--config", directory.Configure(StreetSettings.Of(street))];
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        TestContext.Out.WriteLine($"seed {seed}");

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var daemon = DaemonProcess.Launch(arguments);
            await Task.Delay(TimeSpan.FromSeconds(0.3 + (random.NextDouble() * 4)), TimeProvider.System);
            Assert.That(daemon.HasExited, Is.False, daemon.Output);
            await daemon.KillAsync();
            Assert.That(Integrity(directory.Database), Is.EqualTo("ok"));
        }

        var (survivor, address) = await DaemonProcess.StartAsync(arguments);
        await using (survivor)
        {
            using var portal = new Portal(address);
            List<string> missing = [];
            await Waiting.UntilAsync(async () => (missing = Missing(street, await portal.ArticlesAsync())).Count == 0, TimeSpan.FromSeconds(120), () => $"{missing.Count} missing, such as {missing.FirstOrDefault()}{Environment.NewLine}{survivor.Output}");

            var articles = await portal.ArticlesAsync();
            var twice = articles.GroupBy(a => (Outlet(a), a.GetProperty("headline").GetString())).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
            Assert.That(twice, Is.Empty);
            Assert.That(articles, Has.Count.EqualTo(Standing(street).Count));
        }
    }

    private static List<PublishedReport> Standing(FleetStreet street) =>
        [.. street.Published(TimeProvider.System.GetUtcNow()).Where(r => r.State == ReportState.Published)];

    private static List<string> Missing(FleetStreet street, IEnumerable<JsonElement> articles)
    {
        var there = articles.Select(a => a.GetProperty("attribution").GetProperty("url").GetString()).ToHashSet();
        return [.. Standing(street).Select(r => r.Url.AbsoluteUri).Where(u => !there.Contains(u))];
    }

    private static string? Outlet(JsonElement article) => article.GetProperty("attribution").GetProperty("outlet").GetString();

    private static string? Integrity(string database)
    {
        if (!File.Exists(database))
            return "ok"; // killed before there was one
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return check.ExecuteScalar() as string;
    }
}
