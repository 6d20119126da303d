using System.Net;
using System.Text.RegularExpressions;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Aggregator.Admin;

/// <summary>Signing in, what a session is, and how it ends.</summary>
public sealed partial class SignInTests
{
    private const string Password = "two badgers and a kettle";

    private SurfacesHost _host = null!;
    private readonly List<ConsoleBrowser> _browsers = [];

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        await _host.AddAccountAsync("ann", Role.Admin, Password);
        await _host.AddAccountAsync("vic", Role.Viewer, Password);
    }

    [TearDown]
    public async Task Stop()
    {
        _browsers.ForEach(b => b.Dispose());
        _browsers.Clear();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task The_right_password_leads_to_where_one_wanted_to_go_with_a_cookie_that_no_script_and_no_other_site_uses()
    {
        var browser = Browser();
        using var asked = await browser.GetAsync("/admin/source/bbc/news?x=1");
        Assert.That(asked.Headers.Location!.OriginalString, Is.EqualTo("/admin/sign-in?return=%2Fadmin%2Fsource%2Fbbc%2Fnews%3Fx%3D1"));
        using var answer = await browser.PostAsync("/admin/sign-in", asked.Headers.Location.OriginalString, ("name", " Ann "), ("password", Password), ("return", "/admin/source/bbc/news?x=1"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Sessions.PlainCookie + "=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Multiple(() =>
        {
            Assert.That((answer.StatusCode, answer.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, "/admin/source/bbc/news?x=1")));
            Assert.That(cookie.Split("; ").Skip(1), Is.EquivalentTo(new[] { "path=/", "samesite=strict", "httponly" }));
        });
        Assert.That(await _host.Accounts.FindSessionAsync(Secrets.HashOf(browser.Session!), default), Is.Not.Null);
        Assert.That(await _host.Accounts.FindSessionAsync(browser.Session!, default), Is.Null, "the store does not have the value itself");
        Assert.That((await AuditAsync("account.sign-in")).Single().Actor.Name, Is.EqualTo("ann"));
    }

    [Test]
    public async Task Whatever_is_wrong_the_answer_is_the_same()
    {
        await _host.AddAccountAsync("off", Role.Admin, Password);
        await _host.Accounts.ChangeAccountAsync("off", a => a with { IsEnabled = false }, null, default);
        await SetSecondFactorAsync("vic");
        (string Name, string Password, string Code)[] wrong = [("nobody", Password, ""), ("ann", "not the password", ""), ("off", Password, ""), ("vic", Password, ""), ("vic", Password, "000000"), ("ann", "", "")];
        HashSet<string> pages = [];
        foreach (var (name, password, code) in wrong)
        {
            await ForgetAsync();
            using var answer = await Browser().SignInAsync(name, password, code);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), name);
            Assert.That(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(c => c.Contains("session", StringComparison.Ordinal)), Is.False);
            var page = Token.Replace(await answer.Content.ReadAsStringAsync(), "").Replace($"value=\"{name}\"", "", StringComparison.Ordinal);
            Assert.That(page, Does.Not.Contain("not the password"));
            pages.Add(page);
        }

        Assert.That(pages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_was_put_into_the_browser_before_is_not_the_one_after()
    {
        var attacker = Browser();
        (await attacker.SignInAsync("vic", Password)).Dispose();
        var victim = Browser();
        victim.Session = attacker.Session;
        (await victim.SignInAsync("ann", Password)).Dispose();
        Assert.That(victim.Session, Is.Not.EqualTo(attacker.Session));
        Assert.That(await StatusAsync(attacker), Is.EqualTo(HttpStatusCode.SeeOther), "the one before has ended");

        var another = Browser();
        another.Session = "chosen-by-somebody-else-000000000000000000";
        (await another.SignInAsync("ann", Password)).Dispose();
        Assert.That(another.Session, Is.Not.EqualTo("chosen-by-somebody-else-000000000000000000"));
    }

    [Test]
    public async Task After_signing_out_the_cookies_value_is_worth_nothing()
    {
        var browser = await SignedInAsync("ann");
        var thief = Browser();
        thief.Session = browser.Session;
        Assert.That(await StatusAsync(thief), Is.EqualTo(HttpStatusCode.OK));
        using var answer = await browser.PostAsync("/admin/sign-out", "/admin/account");
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/admin/sign-in"));
        Assert.That(await StatusAsync(thief), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await AuditAsync("account.sign-out"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_session_ends_when_it_is_idle_and_when_its_day_is_over()
    {
        var idle = await SignedInAsync("ann");
        var busy = await SignedInAsync("vic");
        for (var minutes = 0; minutes < 12 * 60 - 60; minutes += 60)
        {
            _host.Clock.Advance(TimeSpan.FromHours(1));
            Assert.That(await StatusAsync(busy), Is.EqualTo(HttpStatusCode.OK), $"after {minutes + 60} minutes");
        }

        Assert.That(await StatusAsync(idle), Is.EqualTo(HttpStatusCode.SeeOther));
        _host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await StatusAsync(busy), Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_new_password_ends_every_session_but_the_new_one_of_whoever_set_it()
    {
        var (here, there) = (await SignedInAsync("ann"), await SignedInAsync("ann"));
        var before = here.Session;
        using var wrong = await here.PostAsync("/admin/account/password", "/admin/account/password", ("current", "not it at all"), ("password", "four hedgehogs in a hat"), ("again", "four hedgehogs in a hat"));
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StatusAsync(there), Is.EqualTo(HttpStatusCode.OK));
        using var answer = await here.PostAsync("/admin/account/password", "/admin/account/password", ("current", Password), ("password", "four hedgehogs in a hat"), ("again", "four hedgehogs in a hat"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await StatusAsync(there), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await StatusAsync(here), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(here.Session, Is.Not.EqualTo(before));
        using var old = await Browser().SignInAsync("ann", Password);
        Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Switching_off_removing_resetting_and_another_role_end_sessions_at_once()
    {
        var keeping = _host.Services.GetRequiredService<AccountKeeping>();
        var actor = new Actor("ann", Actor.Console);
        foreach (var change in new Func<ValueTask<AccountOutcome>>[]
        {
            () => keeping.SetRoleAsync("vic", Role.Editor, actor, default), () => keeping.ResetAsync("vic", Password, false, actor, default),
            () => keeping.SetEnabledAsync("vic", false, actor, default), () => keeping.RemoveAsync("vic", actor, default),
        })
        {
            await keeping.SetEnabledAsync("vic", true, actor, default);
            var browser = await SignedInAsync("vic");
            Assert.That(await StatusAsync(browser), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await change(), Is.EqualTo(AccountOutcome.Done));
            Assert.That(await StatusAsync(browser), Is.EqualTo(HttpStatusCode.SeeOther));
        }
    }

    [Test]
    public async Task A_password_that_somebody_else_gave_has_to_be_changed_before_anything_else()
    {
        await _host.Services.GetRequiredService<AccountKeeping>().ResetAsync("ann", Password, true, new Actor("vic", Actor.Console), default);
        var browser = await SignedInAsync("ann");
        foreach (var path in new[] { "/admin", "/admin/account", "/admin/tokens", "/admin/accounts", "/admin/source/x/y" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/admin/account/password"), path);
        }

        using var changed = await browser.PostAsync("/admin/account/password", "/admin/account/password", ("current", Password), ("password", "four hedgehogs in a hat"), ("again", "four hedgehogs in a hat"));
        Assert.That(await StatusAsync(browser), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_code_of_the_app_is_needed_once_it_is_set_up_and_counts_once()
    {
        var browser = await SignedInAsync("ann");
        var page = await browser.TextAsync("/admin/account/second-factor");
        var key = Base32Encoding.ToBytes(KeyText.Match(page).Groups[1].Value);
        var form = KeyField.Match(page).Groups[1].Value;
        Assert.That(page, Does.Contain("<path").And.Not.Contain("style="));
        using var set = await browser.PostAsync("/admin/account/second-factor", "/admin/account/second-factor", ("key", form), ("code", CodeOf(key)), ("password", Password));
        var recovery = RecoveryCode.Matches(await set.Content.ReadAsStringAsync()).Select(m => m.Value).Distinct().ToList();
        Assert.That(recovery, Has.Count.EqualTo(10));
        Assert.That(await StatusAsync(browser), Is.EqualTo(HttpStatusCode.OK), "whoever set it up stays signed in");

        Assert.That(await EnterAsync("ann", ""), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await EnterAsync("ann", CodeOf(key)), Is.EqualTo(HttpStatusCode.Forbidden), "the code that proved it was used");
        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        var (code, before) = (CodeOf(key), CodeOf(key, -1));
        Assert.That(await EnterAsync("ann", code), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await EnterAsync("ann", code), Is.EqualTo(HttpStatusCode.Forbidden), "a code that was used");
        Assert.That(await EnterAsync("ann", before), Is.EqualTo(HttpStatusCode.Forbidden), "one before it");
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await EnterAsync("ann", code), Is.EqualTo(HttpStatusCode.Forbidden), "an old one");
        Assert.That(await EnterAsync("ann", recovery[3]), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await EnterAsync("ann", recovery[3]), Is.EqualTo(HttpStatusCode.Forbidden), "a recovery code counts once");
        Assert.That(await EnterAsync("ann", recovery[4].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)), Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Of_many_who_use_one_code_at_once_one_gets_in()
    {
        var key = await SetSecondFactorAsync("ann");
        var code = CodeOf(key);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnterAsync("ann", code, forget: false)));
        Assert.That(statuses.Count(s => s == HttpStatusCode.SeeOther), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_was_made_for_somebody_else_is_not_set_up()
    {
        var (ann, vic) = (await SignedInAsync("ann"), await SignedInAsync("vic"));
        var page = await vic.TextAsync("/admin/account/second-factor");
        var key = Base32Encoding.ToBytes(KeyText.Match(page).Groups[1].Value);
        foreach (var form in new[] { KeyField.Match(page).Groups[1].Value, "AAAA", "", "!!" })
        {
            using var answer = await ann.PostAsync("/admin/account/second-factor", "/admin/account/second-factor", ("key", form), ("code", CodeOf(key)), ("password", Password));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }

        Assert.That((await _host.Accounts.FindAccountAsync("ann", default))!.SecondFactor, Is.Null);
    }

    [Test]
    public async Task A_hash_of_fewer_rounds_is_made_anew_at_the_next_sign_in()
    {
        var before = (await _host.Accounts.FindAccountAsync("ann", default))!.PasswordHash;
        await _host.AddAccountAsync("old", Role.Viewer, Password, rounds: 500);
        var old = (await _host.Accounts.FindAccountAsync("old", default))!.PasswordHash;
        await SignedInAsync("ann");
        await SignedInAsync("old");
        Assert.That((await _host.Accounts.FindAccountAsync("ann", default))!.PasswordHash, Is.EqualTo(before));
        Assert.That((await _host.Accounts.FindAccountAsync("old", default))!.PasswordHash, Is.Not.EqualTo(old));
        await SignedInAsync("old");
    }

    [GeneratedRegex("""<input type="hidden" name="csrf" value="[^"]*"\s*/?>""", RegexOptions.CultureInvariant, 250)]
    private static partial Regex Token { get; }

    [GeneratedRegex("Key: <code class=\"secret\">([A-Z2-7]+)</code>", RegexOptions.CultureInvariant, 250)]
    private static partial Regex KeyText { get; }

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant, 250)]
    private static partial Regex KeyField { get; }

    [GeneratedRegex("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", RegexOptions.CultureInvariant, 250)]
    private static partial Regex RecoveryCode { get; }

    private ConsoleBrowser Browser()
    {
        _browsers.Add(new ConsoleBrowser(_host.Client.BaseAddress!));
        return _browsers[^1];
    }

    private async Task<ConsoleBrowser> SignedInAsync(string name)
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(name, Password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), name);
        return browser;
    }

    private async Task<HttpStatusCode> EnterAsync(string name, string code, bool forget = true)
    {
        if (forget)
            await ForgetAsync();
        using var answer = await Browser().SignInAsync(name, Password, code);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(ConsoleBrowser browser)
    {
        using var answer = await browser.GetAsync("/admin/account");
        return answer.StatusCode;
    }

    private string CodeOf(byte[] key, int steps = 0) => new Totp(key).ComputeTotp(_host.Clock.GetUtcNow().AddSeconds(30 * steps).UtcDateTime);

    private async Task<byte[]> SetSecondFactorAsync(string name)
    {
        var (key, factor) = (SecondFactor.NewKey(), _host.Services.GetRequiredService<SecondFactor>());
        await _host.Accounts.ChangeAccountAsync(name, a => a with { SecondFactor = factor.Protect(key) }, null, default);
        return key;
    }

    // These tests are of other things than the pauses.
    private ValueTask<IReadOnlyList<Attempts>> ForgetAsync() =>
        _host.Accounts.ChangeAttemptsAsync([LockoutKeys.OfName("ann"), LockoutKeys.OfAddress(IPAddress.Loopback)], _ => [Attempts.None, Attempts.None], default);

    private ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(string action) => _host.Services.GetRequiredService<IAuditLog>().AuditAsync(new AuditQuery { Action = action });
}
