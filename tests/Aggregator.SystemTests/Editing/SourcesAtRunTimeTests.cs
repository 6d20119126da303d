using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aggregator.Simulator;
using Aggregator.SystemTests.Street;
using Microsoft.Data.Sqlite;

namespace Aggregator.SystemTests.Editing;

/// <summary>Sources that are added and changed while the built daemon runs: over HTTP and from the command line.</summary>
public sealed class SourcesAtRunTimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Test]
    public async Task A_source_that_is_added_while_the_daemon_runs_is_polled_and_stays_and_goes_back()
    {
        await using var street = await FleetStreet.StartAsync(Scenario.Load("burst"), TimeProvider.System, new FleetStreetOptions(), CancellationToken.None);
        using var directory = new TemporaryDirectory();
        var (first, second) = (street.Outlets[0], street.Outlets[1]);
        string[] data = ["--data", directory.Data, "--config", directory.Configure(new { Sources = new { IncludeShipped = false }, Scheduling = new { StartSpreadSeconds = 0 }, Fetching = StreetSettings.Fast })];
        string[] run = ["run", "--urls", "http://127.0.0.1:0", .. data];

        var (daemon, address) = await DaemonProcess.StartAsync(run);
        await using (daemon)
        {
            using var admin = new AdminClient(address, await TokenAsync(directory.Database));
            using var portal = new Portal(address);
            await admin.PutAsync($"outlets/{first.Slug}", new { first.Name, first.HomePage, Rights = new { Extent = "Full" } });
            await admin.PutAsync($"sources/{first.Slug}/{first.Sources[0].Slug}", Source(first));
            await Waiting.UntilAsync(() => HasArticlesAsync(portal, first.Slug), Patience, () => daemon.Output);

            // Beside the daemon that runs.
            var added = await DaemonProcess.RunAsync(
                ["sources", "add", $"{second.Slug}/{second.Sources[0].Slug}", second.Sources[0].Address.ToString(), "--kind", second.Sources[0].Kind.ToString(), "--outlet", second.Name, "--home", second.HomePage.ToString(), "--json", .. data]);
            Assert.That(added.ExitCode, Is.Zero, added.Output);
            await Waiting.UntilAsync(() => HasArticlesAsync(portal, second.Slug), Patience, () => daemon.Output);
            var again = await DaemonProcess.RunAsync(["sources", "add", $"{second.Slug}/{second.Sources[0].Slug}", second.Sources[0].Address.ToString(), .. data]);
            Assert.That(again.ExitCode, Is.EqualTo(1), again.Output);

            // Rights hold at once, and come back with the old version.
            await admin.PutAsync($"outlets/{first.Slug}", new { first.Name, first.HomePage, Rights = new { Extent = "Headline" } }, "*");
            Assert.That(await BodiesAsync(portal, first.Slug), Has.All.Empty);
            await admin.PostAsync($"outlets/{first.Slug}/rollback", new { version = 1 });
            Assert.That(await BodiesAsync(portal, first.Slug), Has.Some.Not.Empty);
            Assert.That(await daemon.TerminateAsync(), Is.Zero, daemon.Output);
        }

        var (later, elsewhere) = await DaemonProcess.StartAsync(run);
        await using (later)
        {
            using var admin = new AdminClient(elsewhere, await TokenAsync(directory.Database));
            var sources = (await admin.GetAsync("sources")).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("outlet").GetString());
            Assert.That(sources, Is.EquivalentTo(new[] { first.Slug, second.Slug }));
            Assert.That((await admin.GetAsync($"outlets/{first.Slug}/history")).GetProperty("items").GetArrayLength(), Is.EqualTo(3));
            Assert.That((await DaemonProcess.RunAsync(["sources", "remove", second.Slug, .. data])).ExitCode, Is.Zero);
            await Waiting.UntilAsync(async () => (await admin.GetAsync("sources")).GetProperty("items").GetArrayLength() == 1, TimeSpan.FromSeconds(15), () => later.Output);
        }
    }

    private static object Source(SimulatedOutlet outlet) => new { outlet.Sources[0].Address, Kind = outlet.Sources[0].Kind.ToString(), IntervalMinutes = 0.05 };

    // An outlet that the daemon has not taken up yet is not one that can be asked for.
    private static async Task<bool> HasArticlesAsync(Portal portal, string outlet) =>
        await portal.StatusAsync($"/api/v1/articles?outlet={outlet}") == 200 && (await portal.ArticlesAsync($"&outlet={outlet}")).Count > 0;

    private static async Task<IEnumerable<string>> BodiesAsync(Portal portal, string outlet) =>
        (await portal.ArticlesAsync($"&outlet={outlet}")).Select(a => a.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0 ? body.ToString() : "");

    // An account and a token, straight into the database: signing in has tests of its own.
    private static async Task<string> TokenAsync(string database)
    {
        const string token = "aga_for-the-system-test";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            PRAGMA busy_timeout = 10000;
            INSERT OR IGNORE INTO account (name, role, enabled, password_hash, stamp, must_change, last_step, recovery_codes, created_at, password_at) VALUES ('test', 'admin', 1, 'none', 'none', 0, 0, '', 0, 0);
            INSERT OR IGNORE INTO api_token (hash, account, name, scopes, created_at) SELECT $hash, number, 'test', 16, 0 FROM account WHERE name = 'test';
            """;
        insert.Parameters.AddWithValue("$hash", hash);
        await insert.ExecuteNonQueryAsync();
        return token;
    }

    private sealed class AdminClient : IDisposable
    {
        private readonly HttpClient _client;

        public AdminClient(Uri address, string token)
        {
            _client = Loopback.Client(new Uri(address, "/admin/api/"));
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        public async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _client.GetStringAsync(path)).RootElement;

        public Task PutAsync(string path, object definition, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, new { definition }, ifMatch is null ? ("If-None-Match", "*") : ("If-Match", ifMatch));

        public Task PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body, null);

        public void Dispose() => _client.Dispose();

        private async Task SendAsync(HttpMethod method, string path, object body, (string Name, string Value)? header)
        {
            using var request = new HttpRequestMessage(method, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
            if (header is { } precondition)
                request.Headers.TryAddWithoutValidation(precondition.Name, precondition.Value);
            using var answer = await _client.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.InRange(200, 299), $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
