using System.Text;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>What a server repeats of a source's secrets does not get further than the fetcher.</summary>
public sealed class ConcealmentTests
{
    private const string Hush = "hush+0815/4711==";
    private static readonly string Encoded = Uri.EscapeDataString(Hush);
    private static readonly string Pair = Convert.ToBase64String(Encoding.UTF8.GetBytes("anne:" + Hush));

    private RawServer _server = null!;

    [SetUp]
    public void Start() => _server = new RawServer();

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task A_permanent_redirect_with_a_secret_in_it_is_followed_and_not_kept([Values("X-Key", "Bearer", "Basic")] string way)
    {
        _server.Answer("/feed", "301 Moved", $"Location: /real?key={Encoded}&page=1").Answer($"/real?key={Encoded}&page=1", "200 OK", "Content-Type: text/xml", "<rss/>");

        var fetched = (FetchOutcome.Fetched)await FetchAsync(way);

        Assert.That(fetched.MovedTo, Is.Null);
        Assert.That(fetched.Address, Is.EqualTo(_server.At($"/real?key={Secret.Mask}&page=1")));
        Assert.That(fetched.ToString(), Does.Not.Contain("0815"));
    }

    [Test]
    public async Task A_body_that_repeats_a_secret_has_asterisks_there([Values("X-Key", "Bearer", "Basic")] string way)
    {
        var secret = way == "Basic" ? Pair : Hush;
        _server.Answer("/feed", "200 OK", "Content-Type: text/xml", $"<rss><link>https://gazette.example/?k={secret}&amp;e={Encoded}</link><link>{secret}</link></rss>");

        var fetched = (FetchOutcome.Fetched)await FetchAsync(way);
        var body = Encoding.UTF8.GetString(fetched.Body.Span);

        Assert.That(body, Does.Not.Contain("0815").And.Not.Contain(secret).And.StartWith("<rss><link>https://gazette.example/?k=****").And.EndWith("*</link></rss>"));
        Assert.That(fetched.Body.Length, Is.EqualTo($"<rss><link>https://gazette.example/?k={secret}&amp;e={Encoded}</link><link>{secret}</link></rss>".Length));
    }

    [TestCase("ETag: \"v-{0}\"")]
    [TestCase("Last-Modified: {0}")]
    [TestCase("Content-Type: text/xml; x={0}")]
    [TestCase("Content-Location: /feed?key={0}")]
    [TestCase("tdm-policy: https://x.example/?key={0}")]
    public async Task No_header_brings_a_secret_in(string header)
    {
        _server.Answer("/feed", "200 OK", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, Hush), "<rss/>");

        Assert.That((await FetchAsync("Bearer")).ToString(), Does.Not.Contain("0815"));
        Assert.That(_server.Requests.Single(), Does.Contain("Bearer " + Hush), "it was sent");
    }

    [Test]
    public async Task A_304_with_a_secret_for_a_validator_leaves_none()
    {
        _server.Answer("/feed", "304 Not Modified", $"ETag: {Hush}");

        var same = (FetchOutcome.NotModified)await FetchAsync("X-Key", new Validators("\"v1\"", null));

        Assert.That(same.Validators.IsEmpty);
    }

    [Test]
    public async Task What_a_source_is_sent_to_say_what_is_wanted_stays_in_its_documents()
    {
        _server.Answer("/feed", "200 OK", "Content-Type: application/rss+xml2", "<rss type='application/rss+xml2' edition='london' />");
        var access = new SourceAccess { Home = _server.At("/feed"), Headers = [new("Accept", new("application/rss+xml2")), new("X-Edition", new("london"))] };

        using var fetcher = Fetchers.Create();
        var fetched = (FetchOutcome.Fetched)await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")) with { Access = access }, default);

        Assert.That(Encoding.UTF8.GetString(fetched.Body.Span), Is.EqualTo("<rss type='application/rss+xml2' edition='london' />"));
        Assert.That(fetched.ContentType, Is.EqualTo("application/rss+xml2"));
    }

    [Test]
    public async Task A_failure_names_neither_the_pair_nor_the_password([Values("anne:" + Hush, Hush)] string said)
    {
        _server.Answer("/feed", "301 Moved", $"Location: gopher://x/?{said}");

        Assert.That(Fetchers.Failure(await FetchAsync("Basic"), FetchFailure.Redirect).Reason, Does.Not.Contain("0815").And.Contain(Secret.Mask));
    }

    private async Task<FetchOutcome> FetchAsync(string way, Validators? validators = null)
    {
        var access = new SourceAccess { Home = _server.At("/feed") };
        access = way switch
        {
            "Bearer" => access with { Authorization = new("Bearer " + Hush) },
            "Basic" => access with { Authorization = new("Basic " + Pair) },
            _ => access with { Headers = [new(way, new(Hush))] },
        };
        using var fetcher = Fetchers.Create();
        return await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed"), validators) with { Access = access }, default);
    }
}
