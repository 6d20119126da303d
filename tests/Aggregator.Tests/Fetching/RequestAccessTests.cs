using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>Headers, credentials, proxies and ports of one source: where they go, and where never.</summary>
public sealed class RequestAccessTests
{
    private const string Key = "k-4711-hush";
    private static readonly Secret Bearer = new("Bearer b-0815-hush");

    private RawServer _home = null!;
    private RawServer _other = null!;

    [SetUp]
    public void Start() => (_home, _other) = (
        new RawServer().Answer("/feed", "200 OK", "Content-Type: text/xml", "<rss/>"),
        new RawServer().Answer("/feed", "200 OK", "Content-Type: text/xml", "<rss/>"));

    [TearDown]
    public async Task Stop()
    {
        await _home.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Test]
    public async Task The_sources_own_server_gets_headers_and_credential_and_conditions()
    {
        await FetchAsync(_home.At("/feed"), Access(), validators: new Validators("\"v1\"", null));

        Assert.That(_home.Requests.Single(), Does.Contain($"X-Api-Key: {Key}\r\n").And.Contain("Authorization: Bearer b-0815-hush\r\n").And.Contain("If-None-Match: \"v1\"\r\n"));
    }

    [Test]
    public async Task A_header_of_the_source_takes_the_place_of_ours()
    {
        await FetchAsync(_home.At("/feed"), Access() with { Headers = [new("Accept", new("application/x-wire"))] });

        Assert.That(_home.Requests.Single(), Does.Contain("Accept: application/x-wire\r\n").And.Not.Contain("application/rss+xml"));
    }

    [Test]
    public async Task A_redirect_on_the_own_server_keeps_them()
    {
        _home.Answer("/old", "301 Moved", "Location: /feed");

        await FetchAsync(_home.At("/old"), Access());

        Assert.That(_home.Requests, Has.All.Contain(Key).And.All.Contain("Authorization:"));
    }

    [Test]
    public async Task No_redirect_carries_them_to_another_server_nor_back_from_there()
    {
        _home.Answer("/old", "302 Found", $"Location: {_other.At("/on")}");
        _other.Answer("/on", "302 Found", $"Location: {_home.At("/feed")}");

        await FetchAsync(_home.At("/old"), Access());

        Assert.That(_home.Requests[0], Does.Contain(Key));
        Assert.That(_other.Requests.Single(), Does.Not.Contain("hush"));
        Assert.That(_home.Requests[1], Does.Not.Contain("hush"));
    }

    [Test]
    public async Task Another_name_of_the_same_machine_is_another_server()
    {
        await FetchAsync(_home.At("/feed", "localhost"), Access());

        Assert.That(_home.Requests.Single(), Does.Not.Contain("hush"));
    }

    [Test]
    public async Task Robots_txt_and_the_TDM_file_are_asked_for_without_them()
    {
        _home.Answer("/page", "200 OK", "Content-Type: text/html", "<p>x</p>");
        using var fetcher = Fetchers.Create(o => o.ReadTdmFiles = true);

        await fetcher.FetchAsync(Fetchers.Page(_home.At("/page")) with { Access = Access() }, default);

        Assert.That(_home.Paths, Is.EquivalentTo(new[] { "/robots.txt", "/page", TdmFile.Path }));
        Assert.That(_home.Requests.Where(r => r.Contains("hush", StringComparison.Ordinal)).Select(r => r.Split(' ')[1]), Is.EqualTo(new[] { "/page" }));
    }

    [TestCase("http://a.example/x", "http://a.example/y", true)]
    [TestCase("http://a.example/x", "https://a.example/x", true)]
    [TestCase("https://a.example/x", "http://a.example/x", false)]
    [TestCase("https://a.example/x", "https://a.example:8443/x", false)]
    [TestCase("http://a.example:8080/x", "https://a.example/x", false)]
    [TestCase("https://a.example/x", "https://www.a.example/x", false)]
    [TestCase("https://a.example/x", "https://a.example.evil.example/x", false)]
    public void Home_is_one_server_or_its_secure_side(string home, string address, bool isHome) =>
        Assert.That(new SourceAccess { Home = new(home) }.IsHome(new(address)), Is.EqualTo(isHome));

    [TestCase(true, null, 0)]
    [TestCase(true, false, 1)]
    [TestCase(false, true, 0)]
    public async Task A_feed_may_have_its_own_word_on_robots_txt(bool forAll, bool? own, int requests)
    {
        _home.Answer("/robots.txt", "200 OK", "Content-Type: text/plain", "User-agent: *\nDisallow: /");

        await FetchAsync(_home.At("/feed"), Access() with { ObeyRobots = own }, o => o.ObeyRobotsForFeeds = forAll);

        Assert.That(_home.Paths.Count(p => p == "/feed"), Is.EqualTo(requests));
    }

    [Test]
    public async Task A_proxy_is_asked_for_a_name_that_only_it_looks_up_and_robots_txt_goes_the_same_way()
    {
        _other.Answer("http://wire.example/feed", "200 OK", "Content-Type: text/xml", "<rss/>");

        var outcome = await FetchAsync(new("http://wire.example/feed"), ThroughOther(new("http://wire.example/feed")), o => (o.ObeyRobotsForFeeds, o.AllowedNetworks) = (true, []));

        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Fetched>(), outcome.ToString());
        Assert.That(_other.Paths, Is.EqualTo(new[] { "http://wire.example/robots.txt", "http://wire.example/feed" }));
    }

    [TestCase("http://127.0.0.1/feed")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://[::1]/feed")]
    [TestCase("http://localhost/feed")]
    [TestCase("http://printer.internal/feed")]
    [TestCase("http://wire.example:6379/feed")]
    public async Task Nothing_inside_is_asked_of_a_proxy_even_where_networks_are_open(string address)
    {
        var outcome = await FetchAsync(new(address), ThroughOther(new(address)));

        Fetchers.Failure(outcome, FetchFailure.AddressRefused);
        Assert.That(_other.Requests, Is.Empty);
    }

    [Test]
    public async Task The_proxy_for_all_holds_where_a_source_names_none()
    {
        _other.Answer("http://wire.example/feed", "200 OK", "Content-Type: text/xml", "<rss/>");

        var outcome = await FetchAsync(new("http://wire.example/feed"), SourceAccess.None, o => o.Proxy = _other.At("/").ToString());

        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Fetched>(), outcome.ToString());
    }

    [Test]
    public async Task A_proxy_that_wants_a_password_gets_it_and_the_source_does_not()
    {
        _other.Answer("http://wire.example/feed", "407 Who are you", "Proxy-Authenticate: Basic realm=\"p\"");
        var access = ThroughOther(new("http://wire.example/feed"), "me:pw-1234-hush@");

        var outcome = await FetchAsync(new("http://wire.example/feed"), access);

        Assert.That(_other.Requests[^1], Does.Contain("Proxy-Authorization: Basic bWU6cHctMTIzNC1odXNo").And.Not.Contain("\r\nAuthorization:"));
        Assert.That(outcome.ToString(), Does.Not.Contain("hush"));
    }

    [Test]
    public async Task An_extra_port_holds_for_its_source_and_its_host_only()
    {
        var names = new StubResolver();
        using var fetcher = Fetchers.Create(o => o.AllowedNetworks = [], names: names);
        var access = new SourceAccess { Home = new("http://wire.example:8181/feed"), Ports = [8181] };

        var own = await fetcher.FetchAsync(Fetchers.Feed(new("http://wire.example:8181/feed")) with { Access = access }, default);
        var others = await fetcher.FetchAsync(Fetchers.Feed(new("http://wire.example:8181/feed")), default);
        var elsewhere = await fetcher.FetchAsync(Fetchers.Feed(new("http://else.example:8181/feed")) with { Access = access }, default);

        Fetchers.Failure(own, FetchFailure.Dns); // judged, looked up, and nobody there
        Assert.That(Fetchers.Failure(others, FetchFailure.AddressRefused).Reason, Does.Contain("port 8181"));
        Fetchers.Failure(elsewhere, FetchFailure.AddressRefused);
    }

    [Test]
    public async Task From_names_the_mailbox()
    {
        await FetchAsync(_home.At("/feed"), SourceAccess.None, o => o.ContactEmail = "desk@news.example");

        Assert.That(_home.Requests.Single(), Does.Contain("From: desk@news.example\r\n"));
    }

    private SourceAccess Access() => new() { Home = _home.At("/feed"), Headers = [new("X-Api-Key", new(Key))], Authorization = Bearer };

    private SourceAccess ThroughOther(Uri home, string user = "") => new() { Home = home, Proxy = ProxyAddress.Parse($"http://{user}127.0.0.1:{_other.Port}") };

    private static async Task<FetchOutcome> FetchAsync(Uri address, SourceAccess access, Action<FetchingOptions>? change = null, Validators? validators = null)
    {
        using var fetcher = Fetchers.Create(change);
        return await fetcher.FetchAsync(Fetchers.Feed(address, validators) with { Access = access }, CancellationToken.None);
    }
}
