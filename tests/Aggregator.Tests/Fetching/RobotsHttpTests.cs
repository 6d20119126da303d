using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>robots.txt over HTTP (RFC 9309 §2.3): what counts as none, what as out of reach, how long it is kept.</summary>
public sealed class RobotsHttpTests
{
    private const string Rules = "User-agent: *\nDisallow: /closed\n";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private RawServer _server = null!;
    private HttpFetcher _fetcher = null!;

    [SetUp]
    public void Start()
    {
        _server = new RawServer().Answer("/open", "200 OK", "Content-Type: text/html", "<p/>").Answer("/closed", "200 OK", "Content-Type: text/html", "<p/>");
        _fetcher = Fetchers.Create(o => o.ObeyRobotsForFeeds = true, _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        _fetcher.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task A_disallowed_page_is_not_asked_for_and_the_rule_is_named()
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules);

        var failed = Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);

        Assert.That(failed.Reason, Does.Contain("disallows /closed (rule: Disallow: /closed)"));
        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Fetched>());
        Assert.That(_server.Paths, Is.EqualTo(["/robots.txt", "/open"]));
    }

    [Test]
    public async Task Feeds_are_governed_where_the_setting_says_so()
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules);
        using var lenient = Fetchers.Create(o => o.ObeyRobotsForFeeds = false);

        Fetchers.Failure(await _fetcher.FetchAsync(Fetchers.Feed(_server.At("/closed")), CancellationToken.None), FetchFailure.Robots);
        Assert.That(await lenient.FetchAsync(Fetchers.Feed(_server.At("/closed")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
        Fetchers.Failure(await lenient.FetchAsync(Fetchers.Page(_server.At("/closed")), CancellationToken.None), FetchFailure.Robots);
    }

    [TestCase("404 Not Found")]
    [TestCase("410 Gone")]
    [TestCase("401 Unauthorized")]
    [TestCase("403 Forbidden")]
    [TestCase("204 No Content")]
    public async Task Where_there_is_none_everything_is_allowed(string status)
    {
        _server.Answer("/robots.txt", status, "");

        Assert.That(await PageAsync("/closed"), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [TestCase("500 Oops")]
    [TestCase("502 Oops")]
    [TestCase("504 Oops")]
    public async Task While_it_is_out_of_reach_nothing_is_allowed(string status)
    {
        _server.Answer("/robots.txt", status, "");

        Fetchers.Failure(await PageAsync("/open"), FetchFailure.Robots);
        Assert.That(_server.Paths, Is.EqualTo(["/robots.txt"]));
    }

    [TestCase("429 Too Many")]
    [TestCase("503 Busy")]
    public async Task While_it_is_throttled_so_is_everything(string status)
    {
        _server.Answer("/robots.txt", status, "Retry-After: 90");

        var outcome = await PageAsync("/open");

        Assert.That(outcome, Is.EqualTo(new FetchOutcome.Throttled(int.Parse(status[..3], null), TimeSpan.FromSeconds(90))));
    }

    [Test]
    public async Task A_broken_connection_closes_the_host_for_a_minute_only()
    {
        _server.On("/robots.txt", "");
        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Failed>());
        _server.Answer("/robots.txt", "200 OK", "", Rules);
        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Failed>());

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [Test]
    public async Task What_was_read_before_holds_while_the_server_fails()
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules);
        await PageAsync("/open");
        _server.Answer("/robots.txt", "500 Oops", "");
        _clock.Advance(TimeSpan.FromHours(25));

        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Fetched>());
        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
    }

    [Test]
    public async Task After_a_month_of_errors_a_host_counts_as_one_without()
    {
        _server.Answer("/robots.txt", "500 Oops", "");
        await PageAsync("/open");
        _clock.Advance(TimeSpan.FromDays(31));

        Assert.That(await PageAsync("/open"), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [TestCase(1, true)]
    [TestCase(5, true)]
    [TestCase(6, false)]
    [TestCase(99, false)]
    public async Task Five_redirects_are_followed(int redirects, bool read)
    {
        for (var i = 0; i < redirects; i++)
            _server.Answer(i == 0 ? "/robots.txt" : $"/r{i}", "301 Moved", $"Location: {(i == redirects - 1 ? "/rules" : $"/r{i + 1}")}");
        _server.Answer("/rules", "200 OK", "", Rules);

        Assert.That(await PageAsync("/closed"), read ? Is.InstanceOf<FetchOutcome.Failed>() : Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [TestCase("Location: http://10.0.0.1/robots.txt")]
    [TestCase("Location: /robots.txt")]
    public async Task A_redirect_that_leads_nowhere_counts_as_none(string location)
    {
        _server.Answer("/robots.txt", "301 Moved", location);

        Assert.That(await PageAsync("/closed"), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [Test]
    public async Task Rules_count_for_the_host_that_was_asked_wherever_they_come_from()
    {
        await using var other = new RawServer().Answer("/rules", "200 OK", "", Rules);
        _server.Answer("/robots.txt", "301 Moved", $"Location: {other.At("/rules")}");

        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
    }

    [Test]
    public async Task Only_the_first_500_KiB_count_and_no_more_is_read()
    {
        var sent = 0;
        _server.On("/robots.txt", async (stream, cancellation) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n{Rules}"), cancellation);
            var filler = Encoding.ASCII.GetBytes($"# {new string('x', 9997)}\n");
            for (; sent < 100_000_000; sent += filler.Length)
                await stream.WriteAsync(filler, cancellation);
        });

        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
        Assert.That(sent, Is.LessThan(50_000_000));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_packed_one_is_read(string encoding)
    {
        _server.Answer("/robots.txt", "200 OK", $"Content-Encoding: {encoding}", BodyTests.Pack(encoding, Encoding.UTF8.GetBytes(Rules)));

        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
    }

    [Test]
    public async Task HTML_and_UTF16_say_nothing()
    {
        foreach (var body in new[] { "<html><body>Disallow: /</body></html>"u8.ToArray(), Encoding.Unicode.GetBytes(Rules) })
        {
            _server.Answer("/robots.txt", "200 OK", "Content-Type: text/html", body);
            using var fetcher = Fetchers.Create();
            Assert.That(await fetcher.FetchAsync(Fetchers.Page(_server.At("/closed")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
        }
    }

    [TestCase("", 11, 13)]
    [TestCase("Cache-Control: max-age=60", 0.9, 1.1)]
    [TestCase("Cache-Control: max-age=604800", 23, 24.1)]
    public async Task It_is_kept_for_an_hour_at_least_and_a_day_at_most(string header, double stillHours, double anewHours)
    {
        _server.Answer("/robots.txt", "200 OK", header, Rules);
        await PageAsync("/open");
        _server.Answer("/robots.txt", "200 OK", "", "");

        _clock.Advance(TimeSpan.FromHours(stillHours));
        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
        _clock.Advance(TimeSpan.FromHours(anewHours - stillHours));
        Assert.That(await PageAsync("/closed"), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [Test]
    public async Task Another_port_is_another_authority()
    {
        await using var other = new RawServer().Answer("/closed", "200 OK", "", "<p/>");
        _server.Answer("/robots.txt", "200 OK", "", Rules);

        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots);
        Assert.That(await _fetcher.FetchAsync(Fetchers.Page(other.At("/closed")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [TestCase("10", 10)]
    [TestCase("1000000000", 30)]
    public async Task A_crawl_delay_is_kept_up_to_the_limit(string delay, int seconds)
    {
        _server.Answer("/robots.txt", "200 OK", "", $"{Rules}Crawl-delay: {delay}\n");
        Fetchers.Failure(await PageAsync("/closed"), FetchFailure.Robots); // robots.txt is here, its request was the host's last

        var page = PageAsync("/open");

        _clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.That(_server.Paths, Is.EqualTo(["/robots.txt"]));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(await page, Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [Test]
    public async Task Many_who_ask_at_once_cause_one_request()
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PageAsync("/closed")));

        Assert.That(_server.Paths, Is.EqualTo(["/robots.txt"]));
    }

    [Test]
    public async Task A_redirect_to_a_disallowed_page_is_not_followed()
    {
        _server.Answer("/robots.txt", "200 OK", "", Rules).Answer("/open", "302 Found", "Location: /closed");

        Fetchers.Failure(await PageAsync("/open"), FetchFailure.Robots);
        Assert.That(_server.Paths, Does.Not.Contain("/closed"));
    }

    private Task<FetchOutcome> PageAsync(string path) => _fetcher.FetchAsync(Fetchers.Page(_server.At(path)), CancellationToken.None).AsTask();
}
