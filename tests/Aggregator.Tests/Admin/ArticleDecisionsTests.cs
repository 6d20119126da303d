using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using static Aggregator.Storing.Desk;

namespace Aggregator.Admin;

/// <summary>What editors decide about articles, by the console's forms and by the API, in the program as it is composed.</summary>
public sealed class ArticleDecisionsTests
{
    private static readonly DateTimeOffset At = Desk.Start;

    private RealApp _app = null!;

    [SetUp]
    public async Task Start()
    {
        _app = await RealApp.StartAsync();
        await _app.Store.SaveAsync(
            Poll("herald/news", At, Written(1, Draft("herald/news", "mayor", "Mayor <b>jailed</b> & fined", Text("mayor"))), Written(2, Draft("herald/news", "boy", "Boy charged", Text("boy")) with { Hold = new Hold("proceedings", At) { Rule = "contempt", Found = ["charged"] } })), default);
    }

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_list_shows_what_is_held_with_its_reason_and_finds_articles_by_their_words()
    {
        using var viewer = await _app.SignedInAsync(Role.Viewer);
        var page = await viewer.TextAsync("/admin/articles");
        Assert.That(page, Does.Contain("Boy charged").And.Contain("rule contempt: charged").And.Contain("Mayor &lt;b&gt;jailed&lt;/b&gt; &amp; fined"));
        Assert.That(await viewer.TextAsync("/admin/articles?q=mayor10"), Does.Contain("jailed"));
        Assert.That(await viewer.TextAsync("/admin/articles?q=nobodywrotethis"), Does.Contain("No published article has these words"));
        Assert.That(await viewer.TextAsync("/admin/articles?q=%22%3Cscript%3E%27"), Does.Not.Contain("<script>'"));
    }

    [Test]
    public async Task An_article_shows_what_its_sentences_rest_on_and_a_viewer_no_forms()
    {
        using var viewer = await _app.SignedInAsync(Role.Viewer);
        var page = await viewer.TextAsync($"/admin/articles/{await MayorAsync()}");
        Assert.That(page, Does.Contain("The report (").And.Contain("Revisions").And.Not.Contain("/hold"));
        using var missing = await viewer.GetAsync("/admin/articles/nobody");
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_editor_takes_an_article_off_and_shows_it_again()
    {
        using var editor = await _app.SignedInAsync(Role.Editor);
        var path = $"/admin/articles/{await MayorAsync()}";
        using (var nothing = await editor.PostAsync($"{path}/hold", path, ("reason", " "), ("told", "")))
            Assert.That(nothing.Headers.Location!.ToString(), Does.EndWith("done=no-reason"));
        using (var held = await editor.PostAsync($"{path}/hold", path, ("reason", "a judge's order"), ("told", "for legal reasons")))
            Assert.That((held.StatusCode, held.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.SeeOther, $"{path}?done=held")));
        using (var gone = await editor.GetAsync($"/api/v1/articles/{await IdAsync()}"))
            Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await editor.TextAsync(path), Does.Contain("a judge&#x27;s order").Or.Contain("a judge's order").Or.Contain("a judge&#39;s order"));
        using (var released = await editor.PostAsync($"{path}/release", path, ("note", "lifted")))
            Assert.That(released.Headers.Location!.ToString(), Does.EndWith("done=released"));
        Assert.That((await _app.Store.ListAsync(new ArticleQuery(), default)).Items, Has.Count.EqualTo(1));
        Assert.That((await _app.AuditAsync("article.")).Select(e => (e.Action, e.Actor.Name)), Is.EqualTo(new[] { ("article.release", "editor"), ("article.hold", "editor") }));
    }

    [Test]
    public async Task An_editor_corrects_a_headline_and_a_stale_form_changes_nothing()
    {
        using var editor = await _app.SignedInAsync(Role.Editor);
        var path = $"/admin/articles/{await MayorAsync()}";
        using (var amended = await editor.PostAsync($"{path}/amend", path, ("revision", "1"), ("headline", "Mayor fined"), ("standfirst", ""), ("note", "He was fined, not jailed.")))
            Assert.That(amended.Headers.Location!.ToString(), Does.EndWith("done=amended"));
        using (var stale = await editor.PostAsync($"{path}/amend", path, ("revision", "1"), ("headline", "Mayor freed"), ("standfirst", ""), ("note", "Wrong.")))
            Assert.That(stale.Headers.Location!.ToString(), Does.EndWith("done=overtaken"));
        using (var same = await editor.PostAsync($"{path}/amend", path, ("revision", "2"), ("headline", "Mayor fined"), ("standfirst", ""), ("note", "Wrong.")))
            Assert.That(same.Headers.Location!.ToString(), Does.EndWith("done=not-changed"));
        Assert.That(await editor.TextAsync($"{path}?from=1&to=2"), Does.Contain("<ins>Mayor fined</ins>").And.Contain("He was fined, not jailed."));
    }

    [Test]
    public async Task The_api_decides_by_the_same_rules()
    {
        using var viewer = await ClientAsync(Role.Viewer);
        using var editor = await ClientAsync(Role.Editor);
        var held = JsonDocument.Parse(await viewer.GetStringAsync("/admin/api/articles/held")).RootElement;
        var id = held.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.That((held.GetProperty("count").GetInt32(), held.GetProperty("items")[0].GetProperty("hold").GetProperty("rule").GetString()), Is.EqualTo((1, "contempt")));
        Assert.That(await StatusAsync(viewer, $"{id}/release", "{}"), Is.EqualTo(403));
        Assert.That(await StatusAsync(editor, $"{id}/release", "{\"note\":\"fine\",\"state\":\"published\"}"), Is.EqualTo(400), "what the order does not know is refused");
        Assert.That(await StatusAsync(editor, $"{id}/release", "nonsense"), Is.EqualTo(400));
        Assert.That(await StatusAsync(editor, $"{id}/release", "{\"note\":\"fine\"}"), Is.EqualTo(200));
        Assert.That(await StatusAsync(editor, $"{id}/release", "{}"), Is.EqualTo(409));
        Assert.That(await StatusAsync(editor, $"{id}/hold", "{\"told\":\"x\"}"), Is.EqualTo(400), "no reason");
        Assert.That(await StatusAsync(editor, "nobody/hold", "{\"reason\":\"x\"}"), Is.EqualTo(404));
        Assert.That(await StatusAsync(editor, $"{id}/amend", "{\"revision\":9,\"headline\":\"Other\",\"note\":\"wrong\"}"), Is.EqualTo(409));
        Assert.That(await StatusAsync(editor, $"{id}/amend", "{\"revision\":1,\"headline\":\"Other\",\"note\":\"wrong\"}"), Is.EqualTo(200));
        Assert.That((await _app.Store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article.Headline), Does.Contain("Other"));
    }

    private async Task<HttpClient> ClientAsync(Role role)
    {
        var account = await _app.AddAccountAsync($"script-{role.ToString().ToLowerInvariant()}", role);
        var client = Loopback.Client(_app.Address);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await _app.AddTokenAsync(account, TokenScopes.Articles));
        return client;
    }

    private static async Task<int> StatusAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/admin/api/articles/{path}", UriKind.Relative), content);
        return (int)answer.StatusCode;
    }

    private async Task<string> MayorAsync() => (await _app.Store.ListAsync(new ArticleQuery(), default)).Items.Single().Article.Id.Value;

    private async Task<string> IdAsync() => (await _app.Store.OutboxAsync(0, 10, default))[0].Article.Value;
}
