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
            await Waiting.UntilAsync(async () => (missing = Missing(street, await portal.ArticlesAsync())).Count == 0, TimeSpan.FromSeconds(90), () => $"{missing.Count} missing, such as {missing.FirstOrDefault()}; {Ledger(directory.Database)}");

            var articles = await portal.ArticlesAsync();
            var twice = articles.GroupBy(Url).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
            Assert.That(twice, Is.Empty);
            Assert.That(articles, Has.Count.EqualTo(Standing(street).Count));
        }
    }

    private static List<PublishedReport> Standing(FleetStreet street) =>
        [.. street.Published(TimeProvider.System.GetUtcNow()).Where(r => r.State == ReportState.Published)];

    private static List<string> Missing(FleetStreet street, IEnumerable<JsonElement> articles)
    {
        var there = articles.Select(a => Url(a)).ToHashSet();
        return [.. Standing(street).Select(r => r.Url.AbsoluteUri).Where(u => !there.Contains(u))];
    }

    private static string? Url(JsonElement article) => article.GetProperty("attribution").GetProperty("url").GetString();

    // What the polls counted out, and what still waits: says where a missing report went.
    private static string Ledger(string database)
    {
        using var connection = Open(database);
        using var query = connection.CreateCommand();
        query.CommandText = """
            SELECT 'filtered ' || filtered || ' ' || count(*) FROM poll WHERE filtered IS NOT NULL GROUP BY filtered
            UNION ALL SELECT 'rejected ' || rejected || ' ' || count(*) FROM poll WHERE rejected IS NOT NULL GROUP BY rejected
            UNION ALL SELECT 'visit waiting, ' || failures || ' failures: ' || CAST(entry AS TEXT) FROM visit WHERE failures > 0
            UNION ALL SELECT 'two addresses, one article: ' || group_concat(value, ' = ') FROM identity WHERE kind = 0 GROUP BY article HAVING count(*) > 1
            UNION ALL SELECT 'entries ' || count(*) || ', of articles ' || count(article) FROM entry
            """;
        using var row = query.ExecuteReader();
        List<string> lines = [];
        while (row.Read())
            lines.Add(row.GetString(0));
        return string.Join("; ", lines);
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Integrity(string database)
    {
        if (!File.Exists(database))
            return "ok"; // killed before there was one
        using var connection = Open(database);
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return check.ExecuteScalar() as string;
    }
}
