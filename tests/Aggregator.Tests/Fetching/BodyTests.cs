using System.IO.Compression;
using System.Net.Sockets;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>Bodies: whole, packed, too large, cut off, slow.</summary>
public sealed class BodyTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"<item>{i * 7919 % 10007}</item>")));

    private RawServer _server = null!;

    [SetUp]
    public void Start() => _server = new RawServer();

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    private static IEnumerable<TestCaseData> Packed()
    {
        yield return new TestCaseData("gzip", Pack("gzip", Text)).SetArgDisplayNames("gzip");
        yield return new TestCaseData("x-gzip", Pack("gzip", Text)).SetArgDisplayNames("x-gzip");
        yield return new TestCaseData("gzip", (byte[])[.. Pack("gzip", Text[..5000]), .. Pack("gzip", Text[5000..])]).SetArgDisplayNames("two gzip members");
        yield return new TestCaseData("gzip", (byte[])[.. Pack("gzip", Text), 0, 0, 0, 0]).SetArgDisplayNames("padded gzip");
        yield return new TestCaseData("deflate", Pack("zlib", Text)).SetArgDisplayNames("zlib");
        yield return new TestCaseData("deflate", Pack("deflate", Text)).SetArgDisplayNames("bare deflate");
        yield return new TestCaseData("br", Pack("br", Text)).SetArgDisplayNames("br");
        yield return new TestCaseData("gzip, br", Pack("br", Pack("gzip", Text))).SetArgDisplayNames("gzip in br");
        yield return new TestCaseData("identity", Text).SetArgDisplayNames("identity");
    }

    [TestCaseSource(nameof(Packed))]
    public async Task A_packed_body_arrives_unpacked(string encoding, byte[] packed)
    {
        _server.Answer("/feed", "200 OK", $"Content-Encoding: {encoding}", packed);

        var outcome = await Fetchers.FeedAsync(_server.At("/feed"));

        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Fetched>(), outcome.ToString());
        Assert.That(((FetchOutcome.Fetched)outcome).Body.ToArray(), Is.EqualTo(Text));
    }

    [Test]
    public async Task A_packed_body_that_was_cut_anywhere_is_never_taken_for_a_whole_one([Values("gzip", "zlib", "deflate", "br")] string format, [Values] bool half)
    {
        var packed = Pack(format, Text);
        var cut = packed[..(half ? packed.Length / 2 : packed.Length - 1)];
        _server.Answer("/feed", "200 OK", $"Content-Encoding: {(format == "zlib" ? "deflate" : format)}", cut);

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.Truncated);
    }

    [Test]
    public async Task Every_cut_of_a_gzip_body_shows()
    {
        var packed = Pack("gzip", Text[..300]);
        for (var length = 3; length < packed.Length; length++)
        {
            using var body = Bytes(packed[..length]);
            using var into = new PooledBytes(1_000_000);
            Assert.That(Gzip.Inflate(body, into), Is.EqualTo(InflateEnd.Damaged), $"cut after {length} of {packed.Length}");
        }

        await Task.CompletedTask;
    }

    [Test]
    public async Task A_bomb_is_cut_off_while_it_inflates([Values("gzip", "br", "zlib")] string format)
    {
        var bomb = Pack(format, new byte[60_000_000]);
        _server.Answer("/feed", "200 OK", $"Content-Encoding: {(format == "zlib" ? "deflate" : format)}", bomb);

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed"), change: o => o.MaxFeedMegabytes = 1), FetchFailure.TooLarge);
    }

    [Test]
    public async Task An_encoding_nobody_knows_is_not_guessed_at()
    {
        _server.Answer("/feed", "200 OK", "Content-Encoding: compress", Text);

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.Protocol);
    }

    [Test]
    public async Task Encodings_upon_encodings_are_refused()
    {
        _server.Answer("/feed", "200 OK", "Content-Encoding: gzip, gzip, gzip", Pack("gzip", Pack("gzip", Pack("gzip", Text))));

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.Protocol);
    }

    [Test]
    public async Task A_gzip_file_without_encoding_is_unpacked_for_feeds()
    {
        _server.Answer("/sitemap.xml.gz", "200 OK", "Content-Type: application/gzip", Pack("gzip", Text));

        var outcome = await Fetchers.FeedAsync(_server.At("/sitemap.xml.gz"));

        Assert.That(((FetchOutcome.Fetched)outcome).Body.ToArray(), Is.EqualTo(Text));
    }

    [Test]
    public async Task A_declared_length_over_the_limit_is_not_even_read()
    {
        _server.On("/feed", "HTTP/1.1 200 OK\r\nContent-Length: 40000000\r\n\r\n");

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.TooLarge);
    }

    [Test]
    public async Task Forty_undeclared_megabytes_are_cut_off()
    {
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.0 200 OK\r\n\r\n"u8.ToArray(), cancellation);
            var megabyte = new byte[1_000_000];
            for (var i = 0; i < 40; i++)
                await stream.WriteAsync(megabyte, cancellation);
        });

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.TooLarge);
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", FetchFailure.Truncated)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", FetchFailure.Truncated)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nhello", FetchFailure.Truncated)]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello", FetchFailure.Protocol)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Le", FetchFailure.Truncated)]
    [TestCase("SSH-2.0-OpenSSH_9.6\r\n\r\n", FetchFailure.Protocol)]
    public async Task An_answer_that_breaks_off_is_a_failure_with_its_class(string answer, FetchFailure failure)
    {
        _server.On("/feed", answer);

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), failure);
    }

    [Test]
    public async Task A_reset_in_the_middle_is_a_broken_connection()
    {
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nstart"u8.ToArray(), cancellation);
            ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
            ((NetworkStream)stream).Socket.Close();
        });

        var outcome = await Fetchers.FeedAsync(_server.At("/feed"));

        Assert.That(((FetchOutcome.Failed)outcome).Failure, Is.AnyOf(FetchFailure.Connection, FetchFailure.Truncated));
    }

    [Test]
    public async Task An_old_server_without_a_length_is_read_to_its_end()
    {
        _server.On("/feed", "HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss/>");

        var outcome = await Fetchers.FeedAsync(_server.At("/feed"));

        Assert.That(Encoding.UTF8.GetString(((FetchOutcome.Fetched)outcome).Body.Span), Is.EqualTo("<rss/>"));
    }

    [Test]
    public async Task Headers_without_end_are_cut_off()
    {
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellation);
            var header = Encoding.ASCII.GetBytes($"X-Filler: {new string('a', 1000)}\r\n");
            for (var i = 0; i < 100_000; i++)
                await stream.WriteAsync(header, cancellation);
        });

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.Protocol);
    }

    internal static byte[] Pack(string format, byte[] text)
    {
        using var packed = new MemoryStream();
        using (Stream packer = format switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "zlib" => new ZLibStream(packed, CompressionLevel.Optimal),
            "deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
            packer.Write(text);
        return packed.ToArray();
    }

    private static PooledBytes Bytes(byte[] octets)
    {
        var bytes = new PooledBytes(octets.Length);
        bytes.Append(octets);
        return bytes;
    }
}
