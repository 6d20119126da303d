using System.Net;
using System.Net.Sockets;

namespace Aggregator.Fetching;

/// <summary>Redirects, and where none may lead.</summary>
public sealed class RedirectTests
{
    private RawServer _server = null!;

    [SetUp]
    public void Start() => _server = new RawServer().Answer("/feed", "200 OK", "Content-Type: text/xml", "<rss/>");

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("301 Moved", "/feed", true)]
    [TestCase("308 Moved", "feed", true)]
    [TestCase("302 Found", "/feed", false)]
    [TestCase("303 See Other", "/feed", false)]
    [TestCase("307 Elsewhere", "/feed", false)]
    public async Task Only_permanent_redirects_give_a_new_address(string status, string location, bool kept)
    {
        _server.Answer("/old", status, $"Location: {location}");

        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/old"));

        Assert.That(fetched.Address, Is.EqualTo(_server.At("/feed")));
        Assert.That(fetched.MovedTo, Is.EqualTo(kept ? _server.At("/feed") : null));
    }

    [Test]
    public async Task One_temporary_step_on_the_way_keeps_the_old_address()
    {
        _server.Answer("/old", "301 Moved", "Location: /mid").Answer("/mid", "302 Found", "Location: /feed");

        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/old"));

        Assert.That(fetched.MovedTo, Is.Null);
    }

    [Test]
    public async Task A_scheme_relative_location_keeps_the_scheme()
    {
        _server.Answer("/old", "301 Moved", $"Location: //127.0.0.1:{_server.Port}/feed");

        Assert.That(await Fetchers.FeedAsync(_server.At("/old")), Is.InstanceOf<FetchOutcome.Fetched>());
    }

    [TestCase("")]
    [TestCase("Location: gopher://127.0.0.1:70/x")]
    [TestCase("Location: file:///etc/passwd")]
    [TestCase("Location: javascript:alert(1)")]
    [TestCase("Location: http://")]
    public async Task A_redirect_that_leads_nowhere_says_so(string header)
    {
        _server.Answer("/old", "302 Found", header);

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/old")), FetchFailure.Redirect);
    }

    [Test]
    public async Task Loops_and_endless_ways_end()
    {
        _server.Answer("/a", "302 Found", "Location: /b").Answer("/b", "302 Found", "Location: /a");
        for (var i = 0; i < 20; i++)
            _server.Answer($"/{i}", "302 Found", $"Location: /{i + 1}");

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/a")), FetchFailure.Redirect);
        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/0")), FetchFailure.Redirect);
        Assert.That(_server.Requests, Has.Count.EqualTo(2 + 9));
    }

    [TestCase("http://user:pw@127.0.0.1/x")]
    [TestCase("http://10.0.0.1/x")]
    [TestCase("http://[::1]/x")]
    [TestCase("http://0x0a000001/x")]
    [TestCase("http://169.254.169.254/latest/meta-data/")]
    public async Task No_redirect_leads_inside(string location)
    {
        _server.Answer("/old", "302 Found", $"Location: {location}");

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/old")), FetchFailure.AddressRefused);
    }

    [Test]
    public async Task A_name_that_resolves_inside_is_not_connected_to()
    {
        _server.Answer("/old", "302 Found", "Location: http://inside.example/x");
        var names = new StubResolver { ["inside.example"] = ["10.1.2.3", "fd00::1"] };

        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/old"), names: names), FetchFailure.AddressRefused);
    }

    [Test]
    public async Task Loopback_is_refused_unless_it_was_opened()
    {
        var names = new StubResolver { ["outlet.example"] = ["127.0.0.1"] };

        Fetchers.Failure(await Fetchers.FeedAsync(new Uri("http://outlet.example/feed"), change: o => o.AllowedNetworks = [], names: names), FetchFailure.AddressRefused);
        Fetchers.Failure(await Fetchers.FeedAsync(_server.At("/feed"), change: o => o.AllowedNetworks = []), FetchFailure.AddressRefused);
        Assert.That(_server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_name_that_changes_its_address_is_checked_at_every_connection()
    {
        var names = new StubResolver().Then("rebind.example", "127.0.0.1").Then("rebind.example", "10.0.0.1").Then("rebind.example", "::1");
        using var fetcher = Fetchers.Create(names: names);

        Assert.That(await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed", "rebind.example")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
        Fetchers.Failure(await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed", "rebind.example")), CancellationToken.None), FetchFailure.AddressRefused);
        Fetchers.Failure(await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed", "rebind.example")), CancellationToken.None), FetchFailure.AddressRefused);
        Assert.That(_server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_name_with_addresses_inside_and_out_is_asked_at_the_allowed_one()
    {
        var names = new StubResolver { ["outlet.example"] = ["10.0.0.1", "127.0.0.1"] };

        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(_server.At("/feed", "outlet.example"), names: names);

        Assert.That(fetched.Address.Host, Is.EqualTo("outlet.example"));
    }

    [Test]
    public async Task A_name_that_does_not_resolve_is_a_failure_of_the_dns()
    {
        Fetchers.Failure(await Fetchers.FeedAsync(new Uri("http://nowhere.example/feed"), names: new StubResolver()), FetchFailure.Dns);
    }

    [Test]
    public async Task A_closed_port_is_a_failure_of_the_connection()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Fetchers.Failure(await Fetchers.FeedAsync(new Uri($"http://127.0.0.1:{port}/")), FetchFailure.Connection);
    }
}
