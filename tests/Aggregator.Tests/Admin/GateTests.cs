using System.Net;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.AspNetCore.Routing;

namespace Aggregator.Admin;

/// <summary>What the gate refuses at every address of the console: the addresses come from the routing table, so that a new one cannot be forgotten.</summary>
public sealed class GateTests
{
    private RealApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await RealApp.StartAsync();
        (await _app.SignedInAsync(Role.Admin)).Dispose();
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _app.DisposeAsync();

    [Test]
    public void The_table_has_the_console_and_every_address_of_it_says_whom_it_lets_in()
    {
        var silent = _app.AdminEndpoints.Where(e => e.Metadata.GetMetadata<AccessNeeded>() is null && e.Metadata.GetMetadata<ForSignedOut>() is null);
        var open = _app.AdminEndpoints.Where(e => e.Metadata.GetMetadata<ForSignedOut>() is not null).Select(Path).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(_app.AdminEndpoints, Has.Count.GreaterThan(20));
            Assert.That(silent.Select(Path), Is.Empty);
            Assert.That(open, Is.EquivalentTo(new[] { "/admin/sign-in", "/admin/set-up" }));
        });
    }

    [Test]
    public async Task Without_session_or_token_nothing_is_shown_and_nothing_is_done()
    {
        using var browser = _app.Browser();
        foreach (var (method, path, endpoint) in Requests())
        {
            if (endpoint.Metadata.GetMetadata<ForSignedOut>() is not null)
                continue;
            using var answer = await browser.SendAsync(method, path, r => r.Content = method == HttpMethod.Get || method == HttpMethod.Head ? null : ConsoleBrowser.Form(("name", "x")));
            if (path.StartsWith("/admin/api", StringComparison.Ordinal))
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"{method} {path}");
            else
                Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString.Split('?')[0]), Is.EqualTo((HttpStatusCode.SeeOther, "/admin/sign-in")), $"{method} {path}");
        }
    }

    [Test]
    public async Task A_viewer_changes_nothing_but_the_own_account()
    {
        using var viewer = await _app.SignedInAsync(Role.Viewer, "viewer1");
        var token = Forms.TokenIn(await viewer.TextAsync("/admin/account"));
        foreach (var (method, path, endpoint) in Writes().Where(w => w.Endpoint.Metadata.GetMetadata<ForOwnAccount>() is null))
        {
            using var answer = await viewer.SendAsync(method, path, r => Own(r, token));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), $"{method} {path}");
        }
    }

    [Test]
    public async Task An_editor_does_not_get_to_the_accounts_or_the_audit_log()
    {
        using var editor = await _app.SignedInAsync(Role.Editor, "editor1");
        foreach (var path in new[] { "/admin/accounts", "/admin/audit" })
        {
            using var answer = await editor.GetAsync(path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
    }

    [Test]
    public async Task Whatever_changes_something_needs_the_token_of_a_form_of_this_session()
    {
        using var admin = await _app.SignedInAsync(Role.Admin, "admin1");
        using var other = await _app.SignedInAsync(Role.Admin, "admin2");
        var foreign = Forms.TokenIn(await other.TextAsync("/admin/account"));
        await admin.TextAsync("/admin/account");
        foreach (var (method, path, _) in Writes())
        {
            foreach (var token in new[] { null, "", "x", foreign })
            {
                using var answer = await admin.SendAsync(method, path, r => Own(r, token));
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), $"{method} {path} with the token {token ?? "none"}");
            }
        }

        Assert.That(await _app.Store.Accounts.FindAccountAsync("admin1", default), Is.Not.Null);
    }

    [Test]
    public async Task What_another_sites_page_sends_is_refused_even_with_a_token()
    {
        using var admin = await _app.SignedInAsync(Role.Admin, "admin3");
        var token = Forms.TokenIn(await admin.TextAsync("/admin/account"));
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            using var answer = await admin.SendAsync(HttpMethod.Post, "/admin/sign-out", r =>
            {
                Own(r, token);
                r.Headers.Add("Sec-Fetch-Site", site);
            });
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), site);
        }
    }

    [Test]
    public async Task Every_answer_tells_browsers_to_keep_and_frame_nothing()
    {
        using var admin = await _app.SignedInAsync(Role.Admin, "admin4");
        using var nobody = _app.Browser();
        foreach (var (method, path, _) in Requests().Where(r => r.Method == HttpMethod.Get))
        {
            foreach (var browser in new[] { admin, nobody })
            {
                using var answer = await browser.SendAsync(method, path);
                Assert.Multiple(() =>
                {
                    Assert.That(answer.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"), path);
                    Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"), path);
                    Assert.That(answer.Headers.GetValues("X-Frame-Options").Single(), Is.EqualTo("DENY"), path);
                    Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"), path);
                    Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), path);
                });
            }
        }
    }

    [Test]
    public async Task No_read_changes_anything()
    {
        var admin = await _app.SignedInAsync(Role.Admin, "admin5");
        using var ending = admin;
        var before = await _app.Store.AuditAsync(new AuditQuery());
        foreach (var (method, path, _) in Requests().Where(r => r.Method == HttpMethod.Get))
            (await admin.SendAsync(method, path)).Dispose();
        foreach (var (_, path, _) in Writes())
        {
            using var answer = await admin.GetAsync(path);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400).Or.EqualTo(404).Or.EqualTo(405).Or.EqualTo(403), path);
        }

        Assert.That(await _app.Store.AuditAsync(new AuditQuery()), Is.EqualTo(before));
    }

    [TestCase("rebound.example")]
    [TestCase("localhost.rebound.example")]
    [TestCase("127.0.0.1.rebound.example")]
    [TestCase("192.0.2.1")]
    public async Task Under_another_name_the_console_does_not_answer(string host)
    {
        using var admin = await _app.SignedInAsync(Role.Admin, $"admin-{host}");
        foreach (var path in new[] { "/admin", "/admin/sign-in", "/admin/set-up", "/admin/api/webhooks", "/ADMIN" })
        {
            using var answer = await admin.GetAsync(path, r => r.Headers.Host = host);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("herald"));
        }
    }

    private IEnumerable<(HttpMethod Method, string Path, RouteEndpoint Endpoint)> Requests() =>
        from endpoint in _app.AdminEndpoints
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST", "PUT", "DELETE", "PATCH"]
        select (new HttpMethod(method), Path(endpoint), endpoint);

    private IEnumerable<(HttpMethod Method, string Path, RouteEndpoint Endpoint)> Writes() =>
        Requests().Where(r => r.Method != HttpMethod.Get && r.Method != HttpMethod.Head && r.Endpoint.Metadata.GetMetadata<ForSignedOut>() is null);

    // A route with something in place of its parameters.
    private static string Path(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s =>
        string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "1",
        }))));

    private static void Own(HttpRequestMessage request, string? token)
    {
        request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.TryAddWithoutValidation(AccessServices.CsrfHeader, token);
    }
}
