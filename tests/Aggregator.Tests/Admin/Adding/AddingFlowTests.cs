using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aggregator.Admin.Picking;
using Aggregator.Ingesting;
using Aggregator.Simulator;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Admin.Adding;

/// <summary>From a pasted address to articles on the portal, through the console's own pages, without a script.</summary>
public sealed partial class AddingFlowTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private Reader _street = null!;
    private RealApp _app = null!;
    private ConsoleBrowser _ann = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _street = await Reader.OfAsync(now: TimeProvider.System.GetUtcNow().AddMinutes(-5));
        _street.At(120);
        _app = await RealApp.StartAsync(("Fetching:AllowedNetworks:0", "127.0.0.0/8"), ("Fetching:HostSpacingMilliseconds", "0"), ("Fetching:MaxCrawlDelaySeconds", "0"));
        _ann = await _app.SignedInAsync(Role.Admin, "ann");
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _ann.Dispose();
        await _app.DisposeAsync();
        await _street.DisposeAsync();
    }

    [Test]
    public async Task A_pasted_address_becomes_a_source_with_articles_on_the_portal()
    {
        var found = await SearchAsync(_street.Outlet("northern-lantern").HomePage.Authority);
        Assert.That(await _ann.TextAsync(found), Does.Contain("The Northern Lantern").And.Contain("whole texts"));

        var draft = await DraftAsync(found, 0);
        var page = await _ann.TextAsync(draft);
        var headline = Headline.Match(page).Groups[1].Value;
        Assert.That(page, Does.Contain("new article").And.Contain("Where each part comes from").And.Contain("value=\"The Northern Lantern\""));
        Assert.That((await _app.Store.ListAsync(new ArticleQuery(), default)).Items, Is.Empty, "a preview saves nothing");

        var form = FormOf(page);
        using var saved = await _ann.PostAsync($"{draft}/save", draft, form.Select(f => (f.Key, f.Key == "interval" ? "1440" : f.Value)).Append(("note", "asked for by the desk")));
        Assert.That((saved.StatusCode, saved.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.SeeOther, "/admin/source/the-northern-lantern/feed?done=added")));
        var editor = _app.Services.GetRequiredService<SourceEditor>();
        var id = new SourceId("the-northern-lantern/feed");
        var source = editor.Catalogue.Find(id)!;
        Assert.That(((await _app.AuditAsync("source.save")).Select(a => (a.Actor.Name, a.Actor.Via, a.Note))), Does.Contain(("ann", Actor.Console, "asked for by the desk")));

        var state = (await _app.Store.SourcesAsync(default)).Single(s => s.Source.Id == id).State;
        await _app.Services.GetRequiredService<SourcePoll>().RunAsync(editor.Catalogue.Find(source.Outlet)!, source, state, default);
        var article = (await _app.Store.ListAsync(new ArticleQuery { Outlet = source.Outlet, Limit = 200 }, default)).Items.First(a => WebUtility.HtmlEncode(a.Article.Headline) == WebUtility.HtmlEncode(WebUtility.HtmlDecode(headline)));
        Assert.That(WebUtility.HtmlDecode(await _ann.TextAsync($"/article/{article.Article.Id}")), Does.Contain(WebUtility.HtmlDecode(headline)).And.Contain("The Northern Lantern"));
    }

    [Test]
    public async Task A_form_that_is_wrong_says_so_beside_its_fields_and_saves_nothing()
    {
        var draft = await DraftAsync(await SearchAsync(_street.Outlet("common-ground").HomePage.Authority), 0);
        var form = FormOf(await _ann.TextAsync(draft));
        using var sent = await _ann.PostAsync($"{draft}/save", draft, form.Select(f => (f.Key, f.Key switch { "outlet-zone" => "Mars", "interval" => "-1", _ => f.Value })));
        Assert.That(sent.Headers.Location!.OriginalString, Is.EqualTo(draft));
        Assert.That(WebUtility.HtmlDecode(await _ann.TextAsync(draft)), Does.Contain("\"Mars\" is not right").And.Contain("aria-invalid=\"true\"").And.Not.Contain("belongs to an outlet that is not there"));
        Assert.That(_app.Services.GetRequiredService<SourceEditor>().Catalogue.Find(new OutletId("common-ground")), Is.Null);
    }

    [Test]
    public async Task A_selector_is_picked_by_pressing_a_number_and_goes_into_the_form()
    {
        var draft = await DraftAsync(await SearchAsync($"{_street.Outlet("mereshire-courier").HomePage.Authority}/news"), 0);
        var form = FormOf(await _ann.TextAsync(draft));
        Assert.That((form["kind"], form["address"], form["recipe-links"]), Is.EqualTo(("Listing", $"{_street.Outlet("mereshire-courier").HomePage}news", "h3.teaser__headline a")));
        using var started = await _ann.PostAsync($"{draft}/pick", draft, form.Select(f => (f.Key, f.Value)).Append(("part", "Body")));
        var pick = started.Headers.Location!.OriginalString;
        var id = pick.Split('/', '?')[3];
        await _app.Services.GetRequiredService<PickDesk>().Find(id, "ann")!.Ended.WaitAsync(Limit);

        var paragraph = LongParagraph.Matches(await _ann.TextAsync(pick))[2].Groups[1].Value;
        using var picked = await _ann.PostAsync($"/admin/pick/{id}?part=Body", pick, ("element", paragraph));
        Assert.That(picked.Headers.Location!.OriginalString, Is.EqualTo($"/admin/pick/{id}?part=Body#pick-side"));
        Assert.That(await _ann.TextAsync(pick), Does.Contain("<code class=\"selector\">div.article-text</code>").And.Match("matches in 3 of 3 pages"));
        using var used = await _ann.PostAsync($"/admin/pick/{id}/use?part=Body", pick, ("selector", "div.article-text"));
        Assert.That(used.Headers.Location!.OriginalString, Is.EqualTo(draft));
        Assert.That(FormOf(await _ann.TextAsync(draft))["recipe-body"], Is.EqualTo("div.article-text"));
    }

    [Test]
    public async Task A_viewer_adds_nothing_and_nobody_sees_what_another_looks_for()
    {
        var found = await SearchAsync(_street.Outlet("common-ground").HomePage.Authority);
        using var bob = await _app.SignedInAsync(Role.Editor, "bob");
        using var other = await bob.GetAsync(found);
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var viewer = await _app.SignedInAsync(Role.Viewer, "vic");
        using var refused = await viewer.PostAsync("/admin/sources/new", "/admin/account/password", ("address", "gazette.example"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task What_is_no_address_is_told_at_once()
    {
        using var answer = await _ann.PostAsync("/admin/sources/new", "/admin/sources/new", ("address", "javascript:alert(1)"));
        Assert.That((answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())), Is.EqualTo((HttpStatusCode.UnprocessableEntity, await Echo(answer))));
        Assert.That(await Echo(answer), Does.Contain("only http and https are fetched").And.Contain("value=\"javascript:alert(1)\""));

        static async Task<string> Echo(HttpResponseMessage m) => WebUtility.HtmlDecode(await m.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task The_API_answers_the_same_and_as_events_where_that_is_asked_for()
    {
        var token = await _app.AddTokenAsync(await _app.AddAccountAsync("robot", Role.Editor), TokenScopes.Admin);
        var address = _street.Outlet("daily-clarion").HomePage.Authority;
        var found = await ApiAsync(token, "/admin/api/discover", new JsonObject { ["address"] = address });
        Assert.That(((string?)found["outlet"]!["name"], (string?)found["candidates"]![0]!["kind"]), Is.EqualTo(("Daily Clarion", "feed")));

        var preview = await ApiAsync(token, "/admin/api/preview", new JsonObject
        {
            ["id"] = "daily-clarion/all",
            ["outlet"] = new JsonObject { ["Name"] = "Daily Clarion", ["HomePage"] = $"http://{address}/" },
            ["definition"] = new JsonObject { ["Address"] = (string?)found["candidates"]![0]!["address"] },
        });
        Assert.That(preview["items"]!.AsArray().Select(i => (string?)i!["fate"]), Is.All.EqualTo("new"));
        Assert.That((string?)preview["items"]![0]!["provenance"]!["headline"]!["from"], Is.Not.Null);

        var events = await TextAsync(token, "/admin/api/discover", new JsonObject { ["address"] = address }, "text/event-stream");
        Assert.That(events, Does.StartWith("event: step\n").And.Contain("\nevent: result\ndata: {"));
        var wrong = await ApiAsync(token, "/admin/api/preview", new JsonObject { ["id"] = "daily-clarion/all", ["definition"] = new JsonObject { ["Adress"] = "x" } });
        Assert.That((int?)wrong["status"], Is.EqualTo(422).Or.EqualTo(404));
    }

    private async Task<string> SearchAsync(string address)
    {
        using var sent = await _ann.PostAsync("/admin/sources/new", "/admin/sources/new", ("address", address));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await sent.Content.ReadAsStringAsync());
        var path = sent.Headers.Location!.OriginalString;
        await _app.Services.GetRequiredService<AddingDesk>().FindSearch(path.Split('/')[^1], "ann")!.Ended.WaitAsync(Limit);
        return path;
    }

    private async Task<string> DraftAsync(string found, int candidate)
    {
        using var sent = await _ann.PostAsync($"{found}/draft", found, ("candidate", $"{candidate}"));
        var path = sent.Headers.Location!.OriginalString;
        await _app.Services.GetRequiredService<AddingDesk>().FindDraft(path.Split('/')[^1], "ann")!.State.Preview!.Ended.WaitAsync(Limit);
        return path;
    }

    private async Task<JsonObject> ApiAsync(string token, string path, JsonObject body) => JsonNode.Parse(await TextAsync(token, path, body, "application/json"))!.AsObject();

    private async Task<string> TextAsync(string token, string path, JsonObject body, string accept)
    {
        using var robot = _app.Browser();
        using var answer = await robot.SendAsync(HttpMethod.Post, path, r =>
        {
            r.Headers.Authorization = new("Bearer", token);
            r.Headers.Accept.ParseAdd(accept);
            r.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        });
        return await answer.Content.ReadAsStringAsync();
    }

    private static Dictionary<string, string> FormOf(string page)
    {
        using var tree = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        return tree.QuerySelectorAll(".draft-form [name]").Where(e => FormField.All.Any(f => f.Name == e.GetAttribute("name")))
            .ToDictionary(e => e.GetAttribute("name")!, e => e.LocalName == "select" ? e.QuerySelector("option[selected]")?.GetAttribute("value") ?? "" : e.GetAttribute("value") ?? "");
    }

    [GeneratedRegex("<h3>([^<]+)</h3>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Headline { get; }

    [GeneratedRegex("<p data-n=\"(\\d+)\">[^<]{70,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LongParagraph { get; }
}
