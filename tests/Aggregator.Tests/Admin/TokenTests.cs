using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Admin.Access;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>What a program may do with a token, and when no more.</summary>
public sealed partial class TokenTests
{
    private const string List = "/admin/api/webhooks";
    private const string Replay = "/admin/api/webhooks/none/replay";

    private RealApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await RealApp.StartAsync();
        await _app.AddAccountAsync("root", Role.Admin);
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _app.DisposeAsync();

    [TestCase(Role.Viewer, TokenScopes.Read, 200, 403)]
    [TestCase(Role.Viewer, TokenScopes.Admin, 200, 403)]
    [TestCase(Role.Viewer, TokenScopes.Webhooks, 200, 403)]
    [TestCase(Role.Editor, TokenScopes.Read, 200, 403)]
    [TestCase(Role.Editor, TokenScopes.Articles | TokenScopes.Sources, 200, 403)]
    [TestCase(Role.Editor, TokenScopes.Webhooks, 200, 404)]
    [TestCase(Role.Editor, TokenScopes.Admin, 200, 404)]
    [TestCase(Role.Admin, TokenScopes.Read, 200, 403)]
    [TestCase(Role.Admin, TokenScopes.None, 403, 403)]
    public async Task A_token_may_what_both_its_scopes_and_its_account_allow(Role role, TokenScopes scopes, int read, int write)
    {
        var account = await _app.AddAccountAsync($"a{Guid.NewGuid():N}", role);
        var token = await _app.AddTokenAsync(account, scopes);
        Assert.That(await ReadAsync(token), Is.EqualTo((HttpStatusCode)read));
        Assert.That(await WriteAsync(token), Is.EqualTo((HttpStatusCode)write));
    }

    [Test]
    public async Task A_token_ends_with_its_account_and_rests_while_that_is_switched_off()
    {
        var account = await _app.AddAccountAsync("leaver", Role.Editor);
        var token = await _app.AddTokenAsync(account, TokenScopes.Admin);
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.OK));
        await _app.Store.Accounts.ChangeAccountAsync("leaver", a => a with { IsEnabled = false }, null, default);
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));
        await _app.Store.Accounts.ChangeAccountAsync("leaver", a => a with { IsEnabled = true }, null, default);
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.OK));
        await _app.Store.Accounts.RemoveAccountAsync("leaver", new AuditEntry(0, Desk.Start, new Actor("test", Actor.Cli), "account.remove", "account:leaver", null, null, null), default);
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ReadAsync(await _app.AddTokenAsync(await _app.AddAccountAsync("leaver", Role.Viewer), TokenScopes.Read)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized), "another account of the same name has not its tokens");
    }

    [Test]
    public async Task A_token_runs_out()
    {
        var account = await _app.AddAccountAsync("short", Role.Editor);
        Assert.That(await ReadAsync(await _app.AddTokenAsync(account, TokenScopes.Read, TimeProvider.System.GetUtcNow().AddSeconds(-1))), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ReadAsync(await _app.AddTokenAsync(account, TokenScopes.Read, TimeProvider.System.GetUtcNow().AddDays(1))), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_is_no_token_is_told_so_and_no_cookie_stands_in_for_it()
    {
        var token = await _app.AddTokenAsync(await _app.AddAccountAsync("strict", Role.Admin), TokenScopes.Admin);
        using var browser = await _app.SignedInAsync(Role.Admin, "strict2");
        foreach (var authorization in new[] { "Bearer", "Bearer ", "Bearer x", $"Basic {token}", token, $"Bearer {token}x", $"Bearer {Secrets.HashOf(token)}", "Bearer ' OR 1=1 --", $"Bearer {token}, Bearer {token}" })
        {
            using var answer = await browser.GetAsync(List, r => r.Headers.TryAddWithoutValidation("Authorization", authorization));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), authorization);
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        }
    }

    [TestCase("/admin")]
    [TestCase("/admin/accounts")]
    [TestCase("/admin/account/password")]
    [TestCase("/admin/tokens")]
    public async Task A_token_opens_no_page(string path)
    {
        var token = await _app.AddTokenAsync(await _app.AddAccountAsync($"p{Guid.NewGuid():N}", Role.Admin), TokenScopes.Admin);
        using var browser = _app.Browser();
        using var answer = await browser.GetAsync(path, r => r.Headers.Authorization = new("Bearer", token));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_token_is_shown_once_and_made_for_oneself_whatever_else_the_form_says()
    {
        var root = (await _app.Store.Accounts.FindAccountAsync("root", default))!;
        using var viewer = await _app.SignedInAsync(Role.Viewer, "maker");
        using var made = await viewer.PostAsync("/admin/tokens", "/admin/tokens", ("name", "ci"), ("scope", "admin"), ("days", "30"), ("account", $"{root.Number}"), ("Account", "root"), ("role", "admin"), ("hash", "x"));
        var token = Shown.Match(await made.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.That(await viewer.TextAsync("/admin/tokens"), Does.Contain("ci").And.Not.Contain(token));
        var stored = (await _app.Store.Accounts.FindTokenAsync(Secrets.HashOf(token), default))!.Value;
        Assert.That(stored.Account.Name, Is.EqualTo("maker"));
        Assert.That(await WriteAsync(token), Is.EqualTo(HttpStatusCode.Forbidden), "a viewer's token does not write");
        Assert.That(stored.Token.UsedAt, Is.Null);
        Assert.That((await _app.Store.Accounts.FindTokenAsync(Secrets.HashOf(token), default))!.Value.Token.UsedAt, Is.Not.Null);

        using var other = await _app.SignedInAsync(Role.Editor, "other");
        Assert.That(await other.TextAsync("/admin/tokens"), Does.Not.Contain("maker"));
        using var foreign = await other.PostAsync($"/admin/tokens/{stored.Token.Number}/revoke", "/admin/tokens");
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.OK), "somebody else's is not revoked");
        using var revoked = await viewer.PostAsync($"/admin/tokens/{stored.Token.Number}/revoke", "/admin/tokens");
        Assert.That(await ReadAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _app.AuditAsync("token.")).Take(2).Select(e => (e.Action, e.Actor.Name, e.Subject)), Is.EqualTo(new[] { ("token.revoke", "maker", "account:maker"), ("token.create", "maker", "account:maker") }));
    }

    [TestCase("", "read", "30")]
    [TestCase("a b", "read", "30")]
    [TestCase("x", "", "30")]
    [TestCase("x", "everything", "30")]
    [TestCase("x", "read", "0")]
    [TestCase("x", "read", "-1")]
    [TestCase("x", "read", "99999999999999999999")]
    public async Task A_token_that_cannot_be_is_not_made(string name, string scope, string days)
    {
        using var browser = await _app.SignedInAsync(Role.Editor, $"b{Guid.NewGuid():N}");
        using var answer = await browser.PostAsync("/admin/tokens", "/admin/tokens", ("name", name), ("scope", scope), ("days", days));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("class=\"secret\">aga_"));
    }

    [GeneratedRegex("class=\"secret\">(aga_[A-Za-z0-9_-]+)<", RegexOptions.CultureInvariant, 250)]
    private static partial Regex Shown { get; }

    private async Task<HttpStatusCode> ReadAsync(string token)
    {
        using var browser = _app.Browser();
        using var answer = await browser.GetAsync(List, r => r.Headers.Authorization = new("Bearer", token));
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> WriteAsync(string token)
    {
        using var browser = _app.Browser();
        using var answer = await browser.SendAsync(HttpMethod.Post, Replay, r =>
        {
            r.Headers.Authorization = new("Bearer", token);
            r.Content = new StringContent("", Encoding.UTF8, "application/json");
        });
        return answer.StatusCode;
    }
}
