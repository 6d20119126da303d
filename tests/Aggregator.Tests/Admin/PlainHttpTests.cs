using System.Net;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin;

/// <summary>The console over a network: with TLS, which a known proxy has, or not at all.</summary>
public sealed class PlainHttpTests
{
    private const string Password = "two badgers and a kettle";
    private const string Host = "news.example";

    [Test]
    public async Task Without_TLS_a_name_that_is_allowed_is_refused_all_the_same()
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync("/admin/sign-in", r => r.Headers.Host = Host);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("https"));
    }

    [Test]
    public async Task What_a_proxy_says_that_nobody_named_counts_for_nothing()
    {
        await using var host = await StartAsync();
        using var answer = await host.GetAsync("/admin/sign-in", r => Proxied(r));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Behind_a_known_proxy_with_TLS_the_cookie_is_for_this_host_and_TLS_only()
    {
        await using var host = await StartAsync(("Admin:KnownProxies:0", "127.0.0.1"));
        using var page = await host.GetAsync("/admin/sign-in", Proxied);
        var token = Forms.TokenIn(await page.Content.ReadAsStringAsync());
        var form = page.Headers.GetValues("Set-Cookie").Single();
        Assert.That(form, Does.Contain("secure").And.Contain("httponly").And.Contain("samesite=strict").IgnoreCase);
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/sign-in", r =>
        {
            Proxied(r);
            r.Headers.Add("Cookie", form.Split(';')[0]);
            r.Content = ConsoleBrowser.Form((AccessServices.CsrfField, token), ("name", "ann"), ("password", Password));
        });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-aggregator=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.That(cookie.Split("; ").Skip(1), Is.EquivalentTo(new[] { "path=/", "secure", "samesite=strict", "httponly" }));

        using var other = await host.GetAsync("/admin/sign-in", r =>
        {
            Proxied(r);
            r.Headers.Host = "other.example";
        });
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Whoever_takes_the_risk_says_so()
    {
        await using var host = await StartAsync(("Admin:AllowPlainHttp", "true"));
        using var answer = await host.GetAsync("/admin/sign-in", r => r.Headers.Host = Host);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("localhost", true)]
    [TestCase("LOCALHOST:5080", true)]
    [TestCase("127.0.0.1:5080", true)]
    [TestCase("[::1]:5080", true)]
    [TestCase("localhost.", true)]
    [TestCase("News.example", true)]
    [TestCase("news.example.", true)]
    [TestCase("news.example.evil.example", false)]
    [TestCase("evilnews.example", false)]
    [TestCase("localhost.evil.example", false)]
    [TestCase("127.0.0.1.evil.example", false)]
    [TestCase("10.0.0.1", false)]
    [TestCase("", false)]
    public void A_host_is_known_by_its_whole_name(string host, bool known) =>
        Assert.That(ConsoleHost.Knows(new Microsoft.AspNetCore.Http.HostString(host), [Host]), Is.EqualTo(known));

    private static void Proxied(HttpRequestMessage request)
    {
        request.Headers.Host = Host;
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
    }

    private static async Task<SurfacesHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await SurfacesHost.StartAsync(s =>
        {
            s["Admin:Hosts:0"] = Host;
            foreach (var (key, value) in settings)
                s[key] = value;
        });
        await host.AddAccountAsync("ann", Role.Admin, Password);
        return host;
    }
}
