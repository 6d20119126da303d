using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>Credentials over https: to the source's own server, and nowhere else on the way.</summary>
public sealed class CredentialTests
{
    private const string Key = "k-4711-hush";

    private SecureServer _server = null!;
    private StubResolver _names = null!;

    [SetUp]
    public async Task Start() => (_server, _names) = (await SecureServer.StartAsync(), new StubResolver { ["member.example"] = ["127.0.0.1"], ["other.example"] = ["127.0.0.1"] });

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [TestCase("Basic YW5uZTpodXNoLTQ3MTE=")]
    [TestCase("Bearer b-0815-hush")]
    public async Task The_own_server_gets_them(string authorization)
    {
        await FetchAsync("/feed", authorization);

        Assert.That(_server.Requests.Single(), Is.EqualTo(("member.example", "/feed", authorization, Key)));
    }

    [TestCase("Basic YW5uZTpodXNoLTQ3MTE=")]
    [TestCase("Bearer b-0815-hush")]
    public async Task A_redirect_to_another_host_goes_without_them_on_the_same_machine_and_connection_too(string authorization)
    {
        var outcome = await FetchAsync($"/feed?to={Uri.EscapeDataString(_server.At("/there", "other.example").AbsoluteUri)}", authorization);

        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Fetched>(), outcome.ToString());
        Assert.That(_server.Requests, Is.EqualTo(new[] { ("member.example", "/feed", authorization, Key), ("other.example", "/there", "", "") }));
    }

    [Test]
    public async Task The_way_back_from_another_host_goes_without_them()
    {
        var back = _server.At("/back").AbsoluteUri;
        var there = _server.At($"/there?to={Uri.EscapeDataString(back)}", "other.example").AbsoluteUri;

        await FetchAsync($"/feed?to={Uri.EscapeDataString(there)}", "Bearer b-0815-hush");

        Assert.That(_server.Requests.Select(r => (r.Host, r.Authorization.Length > 0, r.Key.Length > 0)), Is.EqualTo(new[] { ("member.example", true, true), ("other.example", false, false), ("member.example", false, false) }));
    }

    [Test]
    public async Task The_way_down_to_http_goes_without_them([Values("member.example", "other.example")] string host)
    {
        await using var plain = new RawServer().Answer("/feed", "200 OK", "Content-Type: text/xml", "<rss/>");

        var outcome = await FetchAsync($"/feed?permanent&to={Uri.EscapeDataString(plain.At("/feed", host).AbsoluteUri)}", "Bearer b-0815-hush");

        Assert.That(((FetchOutcome.Fetched)outcome).MovedTo, Is.Null);
        Assert.That(plain.Requests.Single(), Does.Not.Contain("hush").And.Not.Contain("Authorization"));
    }

    [Test]
    public async Task A_proxy_sees_neither_them_nor_what_they_are_for_and_hands_nothing_to_others()
    {
        await using var proxy = new ConnectProxy(_server.Port);
        var home = new Uri("https://member.example/feed?to=" + Uri.EscapeDataString("https://other.example/there"));
        var access = Access(home, "Bearer b-0815-hush") with { Proxy = ProxyAddress.Parse($"http://anne:pw-1234@127.0.0.1:{proxy.Port}") };
        using var fetcher = Fetchers.Create(o => o.AllowedNetworks = [], names: _names, adjust: _server.Trust);

        var outcome = await fetcher.FetchAsync(Fetchers.Feed(home) with { Access = access }, default);

        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Fetched>(), outcome.ToString());
        Assert.That(proxy.Heads.Select(h => h.Split(' ')[1]), Is.EqualTo(new[] { "member.example:443", "other.example:443" }));
        Assert.That(proxy.Heads, Has.None.Contain("hush").And.None.Contain("\r\nAuthorization").And.None.Contain("/feed"));
        Assert.That(_server.Requests, Is.EqualTo(new[] { ("member.example", "/feed", "Bearer b-0815-hush", Key), ("other.example", "/there", "", "") }));
    }

    [Test]
    public async Task Who_does_not_show_the_right_certificate_gets_nothing()
    {
        using var fetcher = Fetchers.Create(names: _names);

        Fetchers.Failure(await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")) with { Access = Access(_server.At("/feed"), "Bearer b-0815-hush") }, default), FetchFailure.Tls);
        Assert.That(_server.Requests, Is.Empty);
    }

    private static SourceAccess Access(Uri home, string authorization) => new() { Home = home, Headers = [new("X-Api-Key", new(Key))], Authorization = new(authorization) };

    private async Task<FetchOutcome> FetchAsync(string path, string authorization)
    {
        using var fetcher = Fetchers.Create(names: _names, adjust: _server.Trust);
        return await fetcher.FetchAsync(Fetchers.Feed(_server.At(path)) with { Access = Access(_server.At("/feed"), authorization) }, default);
    }
}
