namespace Aggregator.Fetching;

/// <summary>What becomes of statuses and headers.</summary>
public sealed class AnswerTests
{
    private RawServer _server = null!;

    [SetUp]
    public void Start() => _server = new RawServer();

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("401 Unauthorized", FetchFailure.Forbidden)]
    [TestCase("403 Forbidden", FetchFailure.Forbidden)]
    [TestCase("451 Unavailable For Legal Reasons", FetchFailure.Forbidden)]
    [TestCase("404 Not Found", FetchFailure.NotFound)]
    [TestCase("410 Gone", FetchFailure.Gone)]
    [TestCase("418 Teapot", FetchFailure.ClientError)]
    [TestCase("500 Oops", FetchFailure.ServerError)]
    [TestCase("599 Oops", FetchFailure.ServerError)]
    [TestCase("206 Partial Content", FetchFailure.Protocol)]
    [TestCase("204 No Content", FetchFailure.Protocol)]
    [TestCase("201 Created", FetchFailure.Protocol)]
    [TestCase("304 Not Modified", FetchFailure.Protocol)]
    [TestCase("300 Multiple Choices", FetchFailure.Redirect)]
    public async Task A_status_is_a_failure_with_its_class(string status, FetchFailure failure)
    {
        _server.Answer("/feed", status, "");

        var failed = Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), failure);

        Assert.That(failed.Status, Is.EqualTo(int.Parse(status[..3], null)));
    }

    [Test]
    public async Task Validators_go_back_exactly_as_they_came()
    {
        var tag = "W/\"caf\u00e9, \\\"x\\\"\"";
        _server.Answer("/feed", "200 OK", $"ETag: {tag}\nLast-Modified: yesterday, about 10", "<rss/>");
        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/feed"));
        Assert.That(fetched.Validators, Is.EqualTo(new Validators(tag, "yesterday, about 10")));

        _server.On("/feed", "HTTP/1.1 304 Not Modified\r\nCache-Control: max-age=120\r\n\r\n");
        var outcome = await Fetchers.FeedAsync(_server.At("/feed"), fetched.Validators);

        Assert.That(outcome, Is.EqualTo(new FetchOutcome.NotModified(fetched.Validators, TimeSpan.FromSeconds(120))));
        Assert.That(_server.Requests[^1], Does.Contain($"If-None-Match: {tag}\r\n").And.Contain("If-Modified-Since: yesterday, about 10\r\n"));
    }

    [Test]
    public async Task A_304_with_new_validators_replaces_the_old_ones()
    {
        _server.On("/feed", "HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\n\r\n");

        var outcome = await Fetchers.FeedAsync(_server.At("/feed"), new Validators("\"1\"", "then"));

        Assert.That(outcome, Is.EqualTo(new FetchOutcome.NotModified(new Validators("\"2\"", "then"), null)));
    }

    [Test]
    public async Task An_answer_without_validators_has_none()
    {
        _server.Answer("/feed", "200 OK", "", "<rss/>");

        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/feed"), new Validators("\"1\"", null));

        Assert.That(fetched.Validators.IsEmpty, Is.True);
    }

    [Test]
    public async Task A_feed_that_moved_for_good_has_to_show_itself_before_a_304_counts()
    {
        _server.Answer("/old", "301 Moved", "Location: /feed").Answer("/feed", "200 OK", "", "<rss/>");

        var outcome = await Fetchers.FeedAsync(_server.At("/old"), new Validators("\"1\"", null));

        Assert.That(((FetchOutcome.Fetched)outcome).MovedTo, Is.EqualTo(_server.At("/feed")));
        Assert.That(_server.Requests[0], Does.Contain("If-None-Match"));
        Assert.That(_server.Requests[1], Does.Not.Contain("If-None-Match"));
    }

    [Test]
    public async Task Every_request_says_who_asks_and_keeps_no_cookie()
    {
        _server.Answer("/feed", "200 OK", "Set-Cookie: id=1", "<rss/>");
        using var fetcher = Fetchers.Create();
        await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), CancellationToken.None);
        await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), CancellationToken.None);

        var head = _server.Requests[^1];

        Assert.That(head, Does.Contain("User-Agent: Aggregator/0.1 (+https://news.example/bot)\r\n").And.Contain("Accept-Encoding: gzip, deflate, br\r\n").And.Contain("Accept-Language: en-GB"));
        Assert.That(head, Does.Not.Contain("Cookie").And.Not.Contain("traceparent").And.Not.Contain("Referer"));
    }

    [TestCase("429 Too Many", "Retry-After: 120", 120)]
    [TestCase("503 Busy", "Retry-After: 7", 7)]
    [TestCase("503 Busy", "", null)]
    public async Task A_throttled_answer_says_for_how_long(string status, string header, int? seconds)
    {
        _server.Answer("/feed", status, header);

        var outcome = await Fetchers.FeedAsync(_server.At("/feed"));

        Assert.That(outcome, Is.EqualTo(new FetchOutcome.Throttled(int.Parse(status[..3], null), seconds is { } s ? TimeSpan.FromSeconds(s) : null)));
    }

    [Test]
    public async Task What_an_outlet_asked_to_wait_for_is_not_asked_for_meanwhile()
    {
        _server.Answer("/feed", "429 Too Many", "Retry-After: 120").Answer("/other", "200 OK", "", "<rss/>");
        using var fetcher = Fetchers.Create();
        await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), CancellationToken.None);

        var same = await fetcher.FetchAsync(Fetchers.Feed(_server.At("/other")), CancellationToken.None);
        var another = await fetcher.FetchAsync(Fetchers.Feed(_server.At("/other")) with { Outlet = new("herald") }, CancellationToken.None);

        Assert.That(same, Is.InstanceOf<FetchOutcome.Throttled>());
        Assert.That(((FetchOutcome.Throttled)same).RetryAfter, Is.GreaterThan(TimeSpan.FromSeconds(100)));
        Assert.That(another, Is.InstanceOf<FetchOutcome.Fetched>());
        Assert.That(_server.Paths, Is.EqualTo(["/feed", "/other"]));
    }

    [TestCase("403 Forbidden", "cf-mitigated: challenge", "<html></html>")]
    [TestCase("503 Busy", "Content-Type: text/html", "<html><head><title>Just a moment...</title></head></html>")]
    [TestCase("403 Forbidden", "Content-Type: text/html", "<script src='https://geo.captcha-delivery.com/c.js'></script>")]
    [TestCase("202 Accepted", "x-amzn-waf-action: challenge", "")]
    [TestCase("200 OK", "Content-Type: text/html", "<html><script>window._cf_chl_opt={}</script></html>")]
    public async Task A_bot_challenge_is_named_as_one(string status, string header, string body)
    {
        _server.Answer("/feed", status, header, body);

        Assert.That(Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed")), FetchFailure.Challenged).Reason, Does.Contain("bot challenge"));
    }

    [Test]
    public async Task A_location_in_raw_UTF8_is_understood()
    {
        _server.On("/old", System.Text.Encoding.UTF8.GetBytes("HTTP/1.1 302 Found\r\nLocation: /caf\u00e9\r\nContent-Length: 0\r\n\r\n")).Answer("/caf%C3%A9", "200 OK", "", "<rss/>");

        Assert.That(await Fetchers.FeedAsync(_server.At("/old")), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [Test]
    public async Task Where_the_content_belongs_and_how_long_it_keeps_is_told()
    {
        _server.Answer("/feed", "200 OK", "Content-Location: /feed.en\nContent-Type: application/rss+xml; charset=iso-8859-1\nCache-Control: max-age=300\nAge: 60", "<rss/>");

        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/feed"));

        Assert.That(fetched.ContentLocation, Is.EqualTo(_server.At("/feed.en")));
        Assert.That(fetched.ContentType, Is.EqualTo("application/rss+xml; charset=iso-8859-1"));
        Assert.That(fetched.FreshFor, Is.EqualTo(TimeSpan.FromSeconds(240)));
    }
}
