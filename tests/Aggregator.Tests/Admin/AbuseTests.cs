using System.Net;
using System.Net.Sockets;
using System.Text;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;
using AngleSharp.Html.Parser;

namespace Aggregator.Admin;

/// <summary>What somebody tries who means ill: each is refused, and nothing of it shows.</summary>
public sealed class AbuseTests
{
    private const string Password = "two badgers and a kettle";

    private RealApp _app = null!;
    private ConsoleBrowser _admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await RealApp.StartAsync();
        _admin = await _app.SignedInAsync(Role.Admin, "root");
        await _app.AddAccountAsync("ann", Role.Editor, Password);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _admin.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task Further_fields_of_a_form_change_nothing_else()
    {
        using var viewer = await _app.SignedInAsync(Role.Viewer, "climber");
        await _app.Store.Accounts.ChangeAccountAsync("climber", a => a with { PasswordHash = Hash(Password) }, null, default);
        using var answer = await viewer.PostAsync("/admin/account/password", "/admin/account/password", ("current", Password), ("password", "four hedgehogs in a hat"), ("again", "four hedgehogs in a hat"),
            ("role", "admin"), ("Role", "2"), ("isEnabled", "true"), ("name", "root"), ("Account.Role", "admin"), ("stamp", "x"), ("mustChangePassword", "false"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var after = (await _app.Store.Accounts.FindAccountAsync("climber", default))!;
        Assert.That(after.Role, Is.EqualTo(Role.Viewer));
        Assert.That(after.Stamp, Is.Not.EqualTo("x"));
    }

    [Test]
    public async Task A_field_that_comes_twice_is_no_field()
    {
        using var answer = await _admin.PostAsync("/admin/accounts", "/admin/accounts", ("name", "twice"), ("name", "thrice"), ("role", "viewer"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("role", "owner")]
    [TestCase("role", "2")]
    [TestCase("role", "Admin")]
    [TestCase("role", "")]
    public async Task A_role_that_is_none_is_not_given(string field, string value)
    {
        using var answer = await _admin.PostAsync("/admin/accounts/ann/role", "/admin/accounts", (field, value));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _app.Store.Accounts.FindAccountAsync("ann", default))!.Role, Is.EqualTo(Role.Editor));
    }

    // As raw bytes: a client tidies addresses before it sends them.
    [TestCase("/admin/../admin")]
    [TestCase("/x/../admin")]
    [TestCase("/./admin")]
    [TestCase("/%61dmin")]
    [TestCase("/ADMIN")]
    [TestCase("/Admin/Source/herald/news")]
    [TestCase("/admin/")]
    [TestCase("//admin")]
    [TestCase("/admin//")]
    [TestCase("/admin%2f")]
    [TestCase("/admin%2Fsource%2Fherald%2Fnews")]
    [TestCase("/admin/sign-in/../accounts")]
    [TestCase("/admin/set-up/../../admin/accounts")]
    [TestCase("/admin/api/../accounts")]
    [TestCase("/admin/api/%2e%2e/accounts")]
    [TestCase("/admin;x=y")]
    [TestCase("/admin\\accounts")]
    [TestCase("/admin/source/..%2f..%2f..%2fetc%2fpasswd")]
    [TestCase("http://127.0.0.1/admin")]
    [TestCase("/api/v1/../../admin")]
    [TestCase("/assets/..%2fadmin")]
    [TestCase("/assets/../../../../etc/passwd")]
    public async Task No_way_of_writing_the_address_leads_around_the_gate(string target)
    {
        var answer = await RawAsync($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        Assert.That(answer, Does.Not.Contain("herald").And.Not.Contain("root:"), target);
        Assert.That(answer, Does.Match("^HTTP/1.1 (30[0-9]|40[0-9])"), target);
    }

    [TestCase("GET", "/admin/sign-out")]
    [TestCase("HEAD", "/admin/sign-out")]
    [TestCase("PUT", "/admin/accounts")]
    [TestCase("TRACE", "/admin/account")]
    [TestCase("OPTIONS", "/admin/accounts")]
    public async Task A_method_that_nobody_meant_does_nothing(string method, string path)
    {
        using var answer = await _admin.SendAsync(new HttpMethod(method), path, r => r.Headers.Add("X-HTTP-Method-Override", "POST"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(405).Or.EqualTo(400).Or.EqualTo(403));
        Assert.That(await _admin.TextAsync("/admin/account"), Does.Contain("root"));
    }

    [TestCase("' OR 1=1 --")]
    [TestCase("\" OR \"\"=\"")]
    [TestCase("%")]
    [TestCase("account:root' UNION SELECT password_hash FROM account --")]
    [TestCase("NEAR(a b) AND *")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("\"><img src=x onerror=alert(1)>")]
    [TestCase("{{7*7}}${7*7}@(7*7)")]
    public async Task A_search_is_text_and_nothing_else(string text)
    {
        foreach (var field in new[] { "actor", "action", "subject", "before" })
        {
            var page = await _admin.TextAsync($"/admin/audit?{field}={Uri.EscapeDataString(text)}");
            var document = new HtmlParser().ParseDocument(page);
            Assert.That(document.QuerySelectorAll("main script, main img, [onerror]"), Is.Empty, field);
            if (field != "before")
            {
                Assert.That(document.QuerySelectorAll("tbody tr"), Is.Empty, "it fits nothing");
                Assert.That(document.QuerySelector($"input[name={field}]")!.GetAttribute("value"), Is.EqualTo(text));
            }
        }
    }

    [Test]
    public async Task A_name_holds_nothing_that_a_log_a_header_or_a_page_could_take_for_its_own()
    {
        foreach (var name in new[] { "x\r\nSet-Cookie: a=b", "x\ny", "<b>x</b>", "x\0y", "x\u202Ey", "аnn", "ann ", "../x", "'; DROP TABLE account; --", new string('x', 65), "x y", "-x" }.Where(n => n.Trim() != "ann"))
        {
            using var answer = await _admin.PostAsync("/admin/accounts", "/admin/accounts", ("name", name), ("role", "viewer"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), name);
        }

        Assert.That(AccountNames.Of("ann\n"), Is.EqualTo("ann"), "what surrounds a name is not part of it");
        Assert.That(AccountNames.Of("a\nnn"), Is.Null);
    }

    [TestCase("/admin/sign-in?return=%0d%0aSet-Cookie:%20x=y")]
    [TestCase("/admin/sign-in?return=https://evil.example/")]
    [TestCase("/admin/sign-in?return=//evil.example/")]
    [TestCase("/admin/sign-in?return=/admin&return=https://evil.example/")]
    public async Task A_return_address_of_somebody_else_is_not_followed(string path)
    {
        using var browser = _app.Browser();
        var page = new HtmlParser().ParseDocument(await browser.TextAsync(path));
        Assert.That(page.QuerySelector("input[name=return]")!.GetAttribute("value"), Is.EqualTo("/admin"));
        using var answer = await browser.PostAsync("/admin/sign-in", path, ("name", "ann"), ("password", Password), ("return", "https://evil.example/"));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/admin"));
        Assert.That(answer.Headers.Contains("x"), Is.False);
    }

    [Test]
    public async Task Whoever_is_not_signed_in_sends_little()
    {
        using var browser = _app.Browser();
        using var form = await browser.PostAsync("/admin/sign-in", "/admin/sign-in", ("name", "ann"), ("password", new string('x', 20_000)));
        Assert.That(form.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        using var many = await browser.PostAsync("/admin/sign-in", "/admin/sign-in", Enumerable.Range(0, 1_500).Select(n => ($"f{n}", "x")));
        Assert.That((int)many.StatusCode, Is.EqualTo(413).Or.EqualTo(400));
        var header = await RawAsync($"GET /admin HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {new string('x', 40_000)}\r\n\r\n");
        Assert.That(header, Does.StartWith("HTTP/1.1 431"));
    }

    [Test]
    public async Task A_signed_in_body_is_bounded_too()
    {
        var token = Forms.TokenIn(await _admin.TextAsync("/admin/accounts"));
        using var answer = await _admin.SendAsync(HttpMethod.Post, "/admin/accounts", r => r.Content = ConsoleBrowser.Form((AccessServices.CsrfField, token), ("name", new string('x', 100_000)), ("role", "viewer")));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_long_password_is_not_hashed_and_not_taken()
    {
        using var browser = _app.Browser();
        using var answer = await browser.SignInAsync("ann", Password + new string('x', 1_000));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_token_of_a_form_before_signing_in_is_not_good_after()
    {
        using var browser = _app.Browser();
        var before = Forms.TokenIn(await browser.TextAsync("/admin/sign-in"));
        (await browser.SignInAsync("ann", Password)).Dispose();
        using var answer = await browser.SendAsync(HttpMethod.Post, "/admin/sign-out", r => r.Content = ConsoleBrowser.Form((AccessServices.CsrfField, before)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Nobody_is_signed_in_by_another_sites_form()
    {
        using var browser = _app.Browser();
        using var without = await browser.SendAsync(HttpMethod.Post, "/admin/sign-in", r => r.Content = ConsoleBrowser.Form(("name", "ann"), ("password", Password)));
        Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(browser.Session, Is.Null);
    }

    [Test]
    public async Task No_page_of_another_origin_may_read_the_console()
    {
        using var answer = await _admin.GetAsync("/admin/api/webhooks", r => r.Headers.Add("Origin", "https://evil.example"));
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
        Assert.That(answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), Is.EqualTo("same-origin"));
    }

    [Test]
    public async Task The_last_who_may_administer_stays_whatever_is_asked()
    {
        foreach (var (path, field) in new[] { ("/admin/accounts/root/disable", ""), ("/admin/accounts/root/remove", ""), ("/admin/accounts/root/role", "viewer") })
        {
            using var answer = await _admin.PostAsync(path, "/admin/accounts", ("role", field));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("last account"));
        }
    }

    private static string Hash(string password) => new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().HashPassword(null!, password);

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _app.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await reader.ReadToEndAsync(limit.Token);
    }
}
