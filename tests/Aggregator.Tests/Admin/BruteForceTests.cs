using System.Net;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Admin;

/// <summary>Guessing at passwords.</summary>
public sealed class BruteForceTests
{
    private const string Password = "two badgers and a kettle";
    private const int Free = 5;

    private SurfacesHost _host = null!;

    [SetUp]
    public Task Start() => StartAsync(null);

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task After_a_few_failures_nothing_is_looked_at_for_longer_and_longer_the_right_password_neither()
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var _ in Enumerable.Range(0, Free + 1))
            statuses.Add((await TryAsync("ann", "guess")).Status);
        Assert.That(statuses, Is.EqualTo(Enumerable.Repeat(HttpStatusCode.Forbidden, Free).Append(HttpStatusCode.TooManyRequests)));
        var (status, wait) = await TryAsync("ann", Password);
        Assert.That((status, wait), Is.EqualTo((HttpStatusCode.TooManyRequests, (int?)30)));

        _host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.That((await TryAsync("ann", "guess")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await TryAsync("ann", Password)).Wait, Is.EqualTo(60), "twice as long");
        _host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.That((await TryAsync("ann", Password)).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await AuditAsync("account.pause")).Select(e => e.Subject), Is.EqualTo(new[] { "account:ann", "account:ann" }));
        Assert.That(await AuditAsync("account.sign-in-failed"), Has.Count.EqualTo(Free + 1), "what was not looked at is no failure");
    }

    [Test]
    public async Task A_name_that_no_account_has_is_paused_in_the_same_way()
    {
        var known = new List<(HttpStatusCode, int?)>();
        var unknown = new List<(HttpStatusCode, int?)>();
        foreach (var _ in Enumerable.Range(0, Free + 2))
            known.Add(await TryAsync("ann", "guess"));
        await ForgetAddressAsync();
        foreach (var _ in Enumerable.Range(0, Free + 2))
            unknown.Add(await TryAsync("nobody", "guess"));
        Assert.That(unknown, Is.EqualTo(known));
    }

    [Test]
    public async Task Many_at_once_are_no_way_around_the_pauses()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ => (await TryAsync("ann", "guess")).Status));
        Assert.That(statuses.Count(s => s != HttpStatusCode.TooManyRequests), Is.EqualTo(Free));
    }

    [Test]
    public async Task One_address_does_not_try_name_after_name()
    {
        foreach (var n in Enumerable.Range(0, Free))
            await TryAsync($"name{n}", "guess");
        Assert.That((await TryAsync("ann", Password)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task An_account_of_ones_own_buys_no_more_guesses_at_others()
    {
        await _host.AddAccountAsync("mallory", Role.Viewer, Password);
        var guessed = 0;
        for (var n = 0; n < 20 && (await TryAsync($"name{n}", "guess")).Status != HttpStatusCode.TooManyRequests; n++)
        {
            guessed++;
            await TryAsync("mallory", Password);
        }

        Assert.That(guessed, Is.EqualTo(Free));
    }

    [Test]
    public async Task Another_address_in_a_header_is_not_another_address()
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var n in Enumerable.Range(0, Free + 1))
            statuses.Add((await TryAsync($"name{n}", "guess", r => r.Headers.Add("X-Forwarded-For", $"192.0.2.{n}"))).Status);
        Assert.That(statuses[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Behind_a_known_proxy_each_client_is_counted_by_itself()
    {
        await _host.DisposeAsync();
        await StartAsync(s => s["Admin:KnownProxies:0"] = "127.0.0.0/8");
        foreach (var n in Enumerable.Range(0, Free))
            await TryAsync($"name{n}", "guess", r => r.Headers.Add("X-Forwarded-For", "198.51.100.9, 192.0.2.1"));
        Assert.That((await TryAsync("ann", Password, r => r.Headers.Add("X-Forwarded-For", "198.51.100.7, 192.0.2.1"))).Status, Is.EqualTo(HttpStatusCode.TooManyRequests), "what the client itself put before counts for nothing");
        Assert.That((await TryAsync("ann", Password, r => r.Headers.Add("X-Forwarded-For", "192.0.2.2"))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await AuditAsync("account.sign-in")).Single().Note, Is.EqualTo("from 192.0.2.2"));
    }

    [Test]
    public async Task The_password_that_one_has_is_not_guessed_faster_from_inside()
    {
        using var browser = Browser();
        (await browser.SignInAsync("ann", Password)).Dispose();
        var statuses = new List<HttpStatusCode>();
        foreach (var _ in Enumerable.Range(0, Free + 1))
        {
            using var answer = await browser.PostAsync("/admin/account/password", "/admin/account/password", ("current", "guess"), ("password", "four hedgehogs in a hat"), ("again", "four hedgehogs in a hat"));
            statuses.Add(answer.StatusCode);
        }

        Assert.That(statuses[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task What_is_written_down_of_a_failure_is_nothing_that_was_typed()
    {
        await TryAsync("my secret password", "guess");
        await TryAsync("root\r\nINFO forged", "guess");
        var entries = await AuditAsync("account.sign-in-failed");
        Assert.That(entries.Select(e => (e.Actor.Name, e.Subject)), Is.All.EqualTo((SignIn.Somebody, "account:?")));
        Assert.That(entries.Select(e => e.ToString()), Has.None.Contain("secret").And.None.Contain("forged"));
    }

    private async Task StartAsync(Action<Dictionary<string, string?>>? configure)
    {
        _host = await SurfacesHost.StartAsync(configure);
        await _host.AddAccountAsync("ann", Role.Admin, Password);
    }

    private ConsoleBrowser Browser() => new(_host.Client.BaseAddress!);

    private async Task<(HttpStatusCode Status, int? Wait)> TryAsync(string name, string password, Action<HttpRequestMessage>? change = null)
    {
        using var browser = Browser();
        var token = Forms.TokenIn(await browser.TextAsync("/admin/sign-in"));
        using var answer = await browser.SendAsync(HttpMethod.Post, "/admin/sign-in", r =>
        {
            r.Content = ConsoleBrowser.Form((AccessServices.CsrfField, token), ("name", name), ("password", password));
            change?.Invoke(r);
        });
        return (answer.StatusCode, (int?)answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    private ValueTask<IReadOnlyList<Attempts>> ForgetAddressAsync() => _host.Accounts.ChangeAttemptsAsync([LockoutKeys.OfAddress(IPAddress.Loopback)], _ => [Attempts.None], default);

    private ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(string action) => _host.Services.GetRequiredService<IAuditLog>().AuditAsync(new AuditQuery { Action = action });
}
