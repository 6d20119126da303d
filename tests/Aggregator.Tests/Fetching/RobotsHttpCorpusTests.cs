using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>The recorded rows on robots.txt over HTTP (RFC 9309 §2.3), each played by a server on loopback to the real fetcher.</summary>
public sealed class RobotsHttpCorpusTests
{
    private const string Rules = "User-agent: *\nDisallow: /closed\n";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private RawServer _server = null!;
    private RawServer _other = null!;

    [SetUp]
    public void Start() => (_server, _other) = (Pages(new RawServer()), Pages(new RawServer()));

    [TearDown]
    public async Task Stop()
    {
        await _server.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Test]
    public async Task Every_row_comes_out_as_expected()
    {
        var rows = File.ReadLines(Repository.Shared("corpus", "security", "robots_http.jsonl")).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            await Stop();
            Start();
            if (await WrongAsync(row) is { } what)
                wrong.Add($"{row["id"]} {row["name"]}: expected {row["expect"]}, {what}");
        }

        Assert.That(rows, Is.Not.Empty);
        Assert.That(wrong, Is.Empty);
    }

    // Null where the row comes out as expected.
    private async Task<string?> WrongAsync(JsonObject row)
    {
        var host = row["fault"]?.GetValue<string>() == "dns" ? "nowhere.example" : "127.0.0.1";
        Play(row);
        using var fetcher = Fetchers.Create(clock: _clock, names: new StubResolver());
        if (row["cached"] is not null || row["name"]!.GetValue<string>().StartsWith("rules change", StringComparison.Ordinal))
            return await AfterwardsAsync(row, fetcher);
        if (row["age_days"]?.GetValue<int>() is { } days)
        {
            await AskAsync(fetcher, "/open", host);
            _clock.Advance(TimeSpan.FromDays(days));
        }

        var (open, closed) = (await AskAsync(fetcher, "/open", host), await AskAsync(fetcher, "/closed", host));
        return row["expect"]!.GetValue<string>() switch
        {
            "allow" => Unless(open && closed, open, closed),
            "deny" or "deny-for-now" => Unless(!open && !closed, open, closed),
            "rules" or "rules of the first 500 KiB" => Unless(open && !closed, open, closed),
            "allow-or-deny" or "allow-or-cached" => Unless(open == closed, open, closed),
            "bounded" or "capped" => null, // that it came back at all is the point: the clock stands still
            ">= 10 s between requests to that host" => await SpacingAsync(fetcher),
            "recheck >= 60 s, <= 24 h" => await RecheckAsync(fetcher, TimeSpan.FromSeconds(59)),
            "cached <= 24 h" => await RecheckAsync(fetcher, TimeSpan.Zero),
            "own robots.txt" => Unless(!await AskAsync(fetcher, "/closed", host) && await AskAsync(fetcher, "/closed", host, _other), open, closed),
            var unknown => $"the test does not know \"{unknown}\"",
        };
    }

    private async Task<string?> AfterwardsAsync(JsonObject row, HttpFetcher fetcher)
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules);
        await AskAsync(fetcher, "/open", "127.0.0.1");
        if (row["status"]?.GetValue<int>() is >= 500 and var status)
            _server.Answer("/robots.txt", $"{status} X", "");
        else
            _server.Answer("/robots.txt", "200 OK", "", "User-agent: *\nDisallow: /open\n");
        _clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        var (open, closed) = (await AskAsync(fetcher, "/open", "127.0.0.1"), await AskAsync(fetcher, "/closed", "127.0.0.1"));
        return row["cached"] is null ? Unless(!open && closed, open, closed) : Unless(open && !closed, open, closed);
    }

    private async Task<string?> SpacingAsync(HttpFetcher fetcher)
    {
        var waiting = fetcher.FetchAsync(Fetchers.Page(_server.At("/open")), CancellationToken.None).AsTask();
        var before = _server.Paths.Count(p => p == "/open");
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        var early = waiting.IsCompleted || _server.Paths.Count(p => p == "/open") > before;
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        return early || await waiting is not FetchOutcome.Fetched ? "it did not wait ten seconds" : null;
    }

    private async Task<string?> RecheckAsync(HttpFetcher fetcher, TimeSpan notBefore)
    {
        var asked = Robots();
        _clock.Advance(notBefore);
        await AskAsync(fetcher, "/open", "127.0.0.1");
        var early = Robots() > asked;
        _clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        await AskAsync(fetcher, "/open", "127.0.0.1");
        return early ? "asked again too early" : Robots() == asked ? "not asked again within a day" : null;
    }

    private int Robots() => _server.Paths.Count(p => p == "/robots.txt");

    private void Play(JsonObject row)
    {
        switch (row["fault"]?.GetValue<string>())
        {
            case "timeout":
                _server.On("/robots.txt", async (_, c) => { _clock.Advance(TimeSpan.FromMinutes(1)); await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c); });
                return;
            case "slowloris":
                _server.On("/robots.txt", async (s, c) =>
                {
                    await s.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nUser"u8.ToArray(), c);
                    _clock.Advance(TimeSpan.FromMinutes(1));
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c);
                });
                return;
            case "reset":
                _server.On("/robots.txt", (s, _) => { s.Dispose(); return Task.CompletedTask; });
                return;
        }

        var place = "/robots.txt";
        for (var hop = 0; hop < (row["redirects"]?.GetValue<int>() ?? 0); hop++)
        {
            var next = row["to"]?.GetValue<string>() is { } inside ? inside.Replace("127.0.0.1", "10.0.0.1", StringComparison.Ordinal) // loopback is open to the test
                : row["cross_host"] is not null ? _other.At("/elsewhere.txt").AbsoluteUri : hop == 98 ? "/robots.txt" : $"/r{hop}";
            _server.Answer(place, "301 Moved", $"Location: {next}");
            place = next;
        }

        var server = row["cross_host"] is null ? _server : _other;
        place = row["cross_host"] is null ? place : "/elsewhere.txt";
        if (row["redirects"]?.GetValue<int>() is not 99)
            server.Answer(place, $"{row["status"]?.GetValue<int>() ?? 200} X", Headers(row), Body(row));
    }

    private static string Headers(JsonObject row) => (row["gzip"] is null ? "" : "Content-Encoding: gzip\n") + (row["cc"]?.GetValue<string>() is { } control ? $"Cache-Control: {control}\n" : "");

    private static byte[] Body(JsonObject row)
    {
        var text = row["body"]?.GetValue<string>() ?? Rules;
        if (row["size"]?.GetValue<int>() is { } size)
            text += string.Concat(Enumerable.Repeat("# filling\n", Math.Min(size, 2_000_000) / 10)) + "User-agent: *\nDisallow: /open\n";
        var bytes = row["encoding"]?.GetValue<string>() == "utf-16" ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        if (row["bom"] is not null)
            bytes = [0xEF, 0xBB, 0xBF, .. bytes];
        if (row["gzip"] is null)
            return bytes;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static RawServer Pages(RawServer server) => server.Answer("/open", "200 OK", "Content-Type: text/html", "<p/>").Answer("/closed", "200 OK", "Content-Type: text/html", "<p/>");

    private async Task<bool> AskAsync(HttpFetcher fetcher, string path, string host, RawServer? server = null)
    {
        var fetching = fetcher.FetchAsync(Fetchers.Page((server ?? _server).At(path, host)), CancellationToken.None).AsTask();
        // A crawl-delay makes the second wait; the clock moves only while nothing else does.
        for (var waits = 0; await Task.WhenAny(fetching, Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System)) != fetching && waits < 40; waits++)
            _clock.Advance(TimeSpan.FromSeconds(10));
        return await fetching is FetchOutcome.Fetched;
    }

    private static string? Unless(bool right, bool open, bool closed) => right ? null : string.Create(CultureInfo.InvariantCulture, $"got open {(open ? "allowed" : "refused")}, closed {(closed ? "allowed" : "refused")}");
}
