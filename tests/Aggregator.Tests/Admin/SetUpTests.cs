using System.Net;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>The first account.</summary>
public sealed class SetUpTests
{
    private const string Password = "two badgers and a kettle";

    private RealApp _app = null!;
    private ConsoleBrowser _browser = null!;

    [SetUp]
    public async Task Start()
    {
        _app = await RealApp.StartAsync();
        _browser = _app.Browser();
    }

    [TearDown]
    public async Task Stop()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Before_there_is_an_account_nothing_else_answers()
    {
        foreach (var endpoint in _app.AdminEndpoints.Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/').Split('{')[0]).Distinct().Where(p => p != "/admin/set-up").Append("/admin/nowhere"))
        {
            using var answer = await _browser.GetAsync(endpoint);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), endpoint);
        }

        using var signIn = await _browser.SendAsync(HttpMethod.Post, "/admin/sign-in", r => r.Content = ConsoleBrowser.Form(("name", "ann"), ("password", Password)));
        Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_link_makes_the_first_account_signs_it_in_and_works_once()
    {
        using var made = await MakeAsync("ann", Password);
        Assert.That((made.StatusCode, made.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, "/admin")));
        Assert.That(await _browser.TextAsync("/admin/sources"), Does.Contain("herald/news"));
        using var other = _app.Browser();
        using var again = await other.GetAsync(_app.SetUpPath);
        Assert.That(again.Headers.Location?.OriginalString, Is.EqualTo("/admin/sign-in"));
        Assert.That((await _app.Store.Accounts.AccountsAsync(default)).Select(a => (a.Name, a.Role)), Is.EqualTo(new[] { ("ann", Role.Admin) }));
        Assert.That((await _app.AuditAsync("account.create")).Single().Note, Does.Contain("set-up link"));
    }

    [TestCase("/admin/set-up")]
    [TestCase("/admin/set-up?key=")]
    [TestCase("/admin/set-up?key=AAAA")]
    public async Task Another_key_opens_nothing(string path)
    {
        using var answer = await _browser.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var posted = await _browser.PostAsync("/admin/set-up", _app.SetUpPath, ("key", "AAAA"), ("name", "ann"), ("password", Password), ("again", Password));
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await _app.Store.Accounts.AnyAccountAsync(default), Is.False);
    }

    [TestCase("ann", "short")]
    [TestCase("ann", "aaaaaaaaaaaaaaaa")]
    [TestCase("ann", "something with ann in it")]
    [TestCase("a", Password)]
    [TestCase("ann smith", Password)]
    public async Task What_will_not_do_is_said_and_nothing_is_made(string name, string password)
    {
        using var answer = await MakeAsync(name, password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("role=\"alert\"").And.Not.Contain(password));
        Assert.That(await _app.Store.Accounts.AnyAccountAsync(default), Is.False);
    }

    [Test]
    public async Task Of_two_who_use_the_link_at_once_one_gets_the_account()
    {
        using var other = _app.Browser();
        var (one, two) = (MakeAsync("ann", Password), MakeAsync("bob", Password, other));
        (await one).Dispose();
        (await two).Dispose();
        Assert.That(await _app.Store.Accounts.AccountsAsync(default), Has.Count.EqualTo(1));
    }

    private Task<HttpResponseMessage> MakeAsync(string name, string password, ConsoleBrowser? browser = null) =>
        (browser ?? _browser).PostAsync("/admin/set-up", _app.SetUpPath, ("key", _app.SetUpPath.Split('=')[1]), ("name", name), ("password", password), ("again", password));
}
