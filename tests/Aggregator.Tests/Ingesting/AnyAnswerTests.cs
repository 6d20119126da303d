using System.Text;
using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>Whatever a server sends, a poll ends in one of the words there are, with a next time and a reason: tried with many random answers of fixed seeds.</summary>
public sealed class AnyAnswerTests
{
    private static readonly string[] Names =
    [
        "Content-Type", "Content-Encoding", "Content-Length", "Transfer-Encoding", "Location", "Retry-After", "ETag", "Last-Modified", "Cache-Control", "Expires", "Date", "Age", "Content-Location",
        "X-Robots-Tag", "tdm-reservation", "Set-Cookie", "Content-Usage", "WWW-Authenticate", "Connection", "Content-Range", "X-Nothing", "",
    ];

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "99999999999999999999", "text/xml", "text/html; charset=\"utf-99\"", "application/rss+xml", ";;;", "gzip", "br, gzip", "deflate", "zstd", "chunked", "/again", "//", "http://[", "gopher://x/",
        "/feed", "max-age=abc, no-store", "Tue, 99 Zzz 2026 99:99:99 GMT", "Tue, 24 Nov 2026 10:00:00 GMT", "W/\"a\", \"b\"", "\"unclosed", "none, noindex, max-snippet:-5", "\u00e9\u0000\u00ff", "1", "bytes 0-1/2", "a=b; a=c",
    ];

    private static readonly string[] Bodies =
    [
        "", "x", "<rss/>", "<rss version='2.0'><channel><item><title>A</title><link>http://x.example/1</link></item></channel></rss>", "<rss version='2.0'><channel><item><title>A", "<html><body>Not here</body></html>",
        "<html><head><meta http-equiv=refresh content='0;url=/again'></head></html>", "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={};</script></body></html>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":null}]}", "{", "\u001f\u008b\u0008\u0000\u0000", "\u0000\u0000\u0000", "<?xml version='1.0' encoding='utf-16'?><rss/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>", "5\r\nhello\r\n0\r\n\r\n", "<urlset><url><loc>nowhere</loc></url></urlset>",
    ];

    private static readonly string[] Oddities = ["", "\r\n\r\n", "HTTP/1.1", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "SSH-2.0-OpenSSH\r\n", "\u0016\u0003\u0001", "HTTP/1.1 200 OK\nContent-Length: 1\n\nx", "HTTP/1.1 200 OK\r\nX", "220 smtp ready\r\n"];

    private static readonly HashSet<string> Words = [.. Enum.GetValues<PollEnding>().Select(e => e.Word())];

    [Test]
    public async Task Every_answer_ends_in_a_word_a_next_time_and_a_reason([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        await using var server = new RawServer();
        await using var source = await PolledSource.OpenAsync();
        using var fetcher = Fetchers.Create(o => (o.MaxHostPauseMinutes, o.HeaderTimeoutSeconds, o.TimeoutSeconds) = (0, 5, 5));
        for (var poll = 0; poll < 40; poll++)
        {
            var answer = Answer(random);
            server.On("/feed", answer).On("/again", Answer(random));
            var outcome = await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed"), (await source.StateAsync()).Validators), default);
            source.Fetcher.On(PolledSource.Address, outcome);

            await source.PollAsync();

            var record = (await source.Store.PollsAsync(PolledSource.Source.Id, 1, default)).Single();
            var state = await source.StateAsync();
            Assert.That(Words, Does.Contain(record.Outcome), answer);
            Assert.That(state.NextAt - source.Now, Is.GreaterThan(TimeSpan.Zero).And.LessThan(TimeSpan.FromDays(8.1)), answer);
            Assert.That(state.NextBecause, Is.Not.Empty, answer);
            if (outcome is FetchOutcome.Failed failed)
                Assert.That(record.Problem, Does.StartWith(failed.Reason).And.Not.Empty, answer);
            source.Clock.SetUtcNow(state.NextAt);
        }
    }

    private static string Answer(Random random)
    {
        if (random.Next(12) == 0)
            return Oddities[random.Next(Oddities.Length)];
        var body = Bodies[random.Next(Bodies.Length)];
        var text = new StringBuilder($"HTTP/1.1 {Status(random)} Reason\r\n");
        for (var i = random.Next(5); i > 0; i--)
            text.Append(Names[random.Next(Names.Length)]).Append(": ").Append(Values[random.Next(Values.Length)]).Append("\r\n");
        if (random.Next(3) > 0)
            text.Append("Content-Length: ").Append(body.Length + (random.Next(8) == 0 ? random.Next(-1, 3) : 0)).Append("\r\n");
        return text.Append("\r\n").Append(body).ToString();
    }

    private static int Status(Random random) => random.Next(3) switch
    {
        0 => 200,
        1 => new[] { 301, 302, 304, 307, 308, 401, 403, 404, 410, 429, 451, 500, 503 }[random.Next(13)],
        _ => random.Next(100, 1000),
    };
}
