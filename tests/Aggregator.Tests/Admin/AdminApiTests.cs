using System.Text.Json;

namespace Aggregator.Admin;

/// <summary>Outlets and sources over HTTP.</summary>
public sealed class AdminApiTests
{
    private static readonly object Gazette = new { Name = "The Gazette", HomePage = "https://gazette.example/" };
    private static readonly object Feed = new { Address = "https://gazette.example/news.xml", IntervalMinutes = 10, Groups = new[] { "Regions/Wales" } };

    private AdminHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await AdminHost.StartAsync();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_new_source_is_there_at_once_with_a_tag_that_allows_the_next_change()
    {
        Assert.That((await _host.PutNewAsync("/outlets/gazette", Gazette)).Status, Is.EqualTo(201));
        var added = await _host.PutNewAsync("/sources/gazette/news", Feed);
        Assert.That((added.Status, added.Tag, added["state"].GetProperty("nextBecause").GetString()), Is.EqualTo((201, "\"v1\"", "new")));

        var changed = await _host.SendAsync(HttpMethod.Put, "/sources/gazette/news", new { definition = new { Address = "https://gazette.example/news.xml", IntervalMinutes = 5 }, note = "busier" }, ifMatch: added.Tag);

        Assert.That((changed.Status, changed.Tag, changed["state"].GetProperty("intervalMinutes").GetDouble()), Is.EqualTo((200, "\"v2\"", 5.0)));
        var versions = (await _host.GetAsync("/sources/gazette/news/history"))["items"].EnumerateArray().ToList();
        Assert.That(versions.Select(v => v.GetProperty("version").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(versions[0].GetProperty("differences").EnumerateArray().Select(d => d.ToString()), Is.EqualTo(new[] { """{"path":"IntervalMinutes","before":"10","after":"5"}""", """{"path":"Groups","before":"Regions/Wales"}""" }));
    }

    [Test]
    public async Task A_change_without_a_precondition_or_on_an_old_version_is_refused()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        var body = new { definition = Gazette };

        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", body)).Status, Is.EqualTo(428));
        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", body, ifNoneMatch: "*")).Status, Is.EqualTo(412));
        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/other", body, ifMatch: "*")).Status, Is.EqualTo(412));
        foreach (var tag in new[] { "\"v2\"", "W/\"v1\"", "\"v\"", "v1", "\"v1\", \"v2\"", "\"v99999999999999\"" })
            Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", body, ifMatch: tag)).Status, Is.EqualTo(412), tag);
        Assert.That((await _host.SendAsync(HttpMethod.Delete, "/outlets/gazette")).Status, Is.EqualTo(428));
    }

    [Test]
    public async Task What_is_wrong_is_a_problem_with_every_place()
    {
        var refused = await _host.PutNewAsync("/outlets/gazette", new { HomePage = "nowhere", Rights = new { Extent = "All" } });

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused["errors"].EnumerateArray().Select(e => e.GetProperty("pointer").GetString()), Is.EquivalentTo(new[] { "#/Name", "#/HomePage", "#/Rights/Extent" }));
        Assert.That(refused["errors"].EnumerateArray().Select(e => e.GetProperty("remedy").GetString()), Has.All.StartsWith("it has to be "));
    }

    [TestCase("{\"definition\": {}, \"id\": \"herald\"}", 400)]
    [TestCase("{\"definition\": []}", 400)]
    [TestCase("{\"definition\": {\"Name\": \"\\ud800\"}}", 400)]
    [TestCase("{\"definition\": {\"Name\": \"\\u0000\"}}", 400)]
    [TestCase("{\"definition\": {}, \"note\": 5}", 400)]
    [TestCase("[1]", 400)]
    [TestCase("nonsense", 400)]
    [TestCase("{\"definition\": {\"Sources\": {}}}", 422)]
    [TestCase("{\"definition\": {\"__proto__\": {\"a\": 1}, \"Name\": \"a\", \"HomePage\": \"https://a.example/\"}}", 422)]
    public async Task A_body_that_holds_something_else_is_refused(string body, int status) =>
        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", body, ifNoneMatch: "*")).Status, Is.EqualTo(status));

    [Test]
    public async Task A_body_that_is_too_long_is_refused() =>
        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", new { definition = new { Name = new string('x', 600_000) } }, ifNoneMatch: "*")).Status, Is.EqualTo(413));

    [Test]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("note", "x")]);
        using var answer = await _host.Client.PostAsync("/admin/api/sources/herald/news/pause", form);

        Assert.That((int)answer.StatusCode, Is.EqualTo(415));
        Assert.That(_host.Editor.Catalogue.Find(new Sources.SourceId("herald/news"))!.Enabled);
    }

    [Test]
    public async Task A_declared_source_shows_its_definition_without_its_secrets_and_can_be_paused_only()
    {
        var declared = await _host.GetAsync("/sources/herald/news");
        Assert.That(declared["origin"].GetString(), Is.EqualTo("configuration"));
        Assert.That(declared["definition"].ToString(), Is.EqualTo("""{"Address":"https://www.herald.example/news.xml","IntervalMinutes":30,"Request":{"Bearer":"***"}}"""));

        Assert.That((await _host.PutNewAsync("/sources/herald/news", Feed)).Status, Is.EqualTo(409));
        Assert.That((await _host.SendAsync(HttpMethod.Delete, "/sources/herald/news", ifMatch: "*")).Status, Is.EqualTo(409));
        Assert.That((await _host.PostAsync("/sources/herald/news/pause", new { note = "quiet" })).Status, Is.EqualTo(200));
        Assert.That((await _host.GetAsync("/sources/herald/news"))["state"].GetProperty("enabled").GetBoolean(), Is.False);
        Assert.That((await _host.PostAsync("/sources/herald/news/poll-now")).Status, Is.EqualTo(409));
        Assert.That((await _host.PostAsync("/sources/herald/news/resume")).Status, Is.EqualTo(200));
        Assert.That((await _host.PostAsync("/sources/herald/news/poll-now")).Status, Is.EqualTo(202));
    }

    [Test]
    public async Task A_trial_answers_with_the_difference_and_changes_nothing()
    {
        var trial = await _host.SendAsync(HttpMethod.Put, "/outlets/gazette?dry-run=true", new { definition = Gazette }, ifNoneMatch: "*");

        Assert.That((trial.Status, trial["dryRun"].GetBoolean(), trial["changes"].GetArrayLength()), Is.EqualTo((200, true, 1)));
        Assert.That((await _host.GetAsync("/outlets/gazette")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_removed_outlet_is_told_as_removed_and_comes_back_by_rollback()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        await _host.PutNewAsync("/sources/gazette/news", Feed);
        var removed = await _host.SendAsync(HttpMethod.Delete, "/outlets/gazette?note=closed", ifMatch: "\"v1\"");
        Assert.That(removed["changes"].EnumerateArray().Select(c => c.GetProperty("subject").GetString()), Is.EqualTo(new[] { "outlet:gazette", "source:gazette/news" }));
        Assert.That((await _host.GetAsync("/outlets/gazette"))["removed"].GetBoolean());

        Assert.That((await _host.PostAsync("/outlets/gazette/rollback", new { version = 1 })).Status, Is.EqualTo(200));
        Assert.That((await _host.PostAsync("/sources/gazette/news/rollback", new { version = 1 })).Status, Is.EqualTo(200));
        Assert.That((await _host.PostAsync("/sources/gazette/news/rollback", new { version = 7 })).Status, Is.EqualTo(404));
        Assert.That((await _host.GetAsync("/outlets/gazette"))["sources"].ToString(), Is.EqualTo("""["gazette/news"]"""));
    }

    [Test]
    public async Task The_list_is_filtered_sorted_and_cut_without_gap()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        foreach (var n in Enumerable.Range(1, 7))
            await _host.PutNewAsync($"/sources/gazette/s{n}", new { Address = $"https://gazette.example/{n}.xml", IntervalMinutes = n, Groups = n > 5 ? new[] { "Regions/Wales" } : [] });

        var told = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var part = await _host.GetAsync($"/sources?sort=-interval&outlet=gazette&limit=3{(cursor.Length > 0 ? "&cursor=" + cursor : "")}");
            Assert.That(part["total"].GetInt32(), Is.EqualTo(7));
            told.AddRange(Ids(part));
            cursor = part.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.That(told, Is.EqualTo(Enumerable.Range(1, 7).Reverse().Select(n => $"gazette/s{n}")));
        Assert.That(Ids(await _host.GetAsync("/sources?group=Regions")), Is.EqualTo(new[] { "gazette/s6", "gazette/s7" }));
        Assert.That(Ids(await _host.GetAsync("/sources?origin=configuration")), Is.EqualTo(new[] { "herald/news" }));
        Assert.That(Ids(await _host.GetAsync("/sources?q=herald%20NEWS")), Is.EqualTo(new[] { "herald/news" }));
        foreach (var wrong in new[] { "sort=owner", "limit=0", "limit=501", "cursor=!!", "nonsense=1", "q=a&q=b" })
            Assert.That((await _host.GetAsync("/sources?" + wrong)).Status, Is.EqualTo(400), wrong);
    }

    [Test]
    public async Task Many_are_changed_at_once_or_none()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        foreach (var n in Enumerable.Range(1, 3))
            await _host.PutNewAsync($"/sources/gazette/s{n}", new { Address = $"https://gazette.example/{n}.xml", Groups = new[] { "Old" } });
        string[] ids = ["gazette/s1", "gazette/s2", "gazette/s3"];

        Assert.That((await _host.PostAsync("/sources/bulk", new { ids, set = new { IntervalMinutes = 45, Category = "wales", Rights = new { Extent = "Headline" } }, addGroups = new[] { "New" }, removeGroups = new[] { "Old" } })).Status, Is.EqualTo(200));

        var items = (await _host.GetAsync("/sources?outlet=gazette"))["items"].EnumerateArray().ToList();
        Assert.That(items.Select(i => (i.GetProperty("intervalMinutes").GetDouble(), i.GetProperty("category").GetString(), i.GetProperty("groups").ToString())), Has.All.EqualTo((45.0, "wales", """["New"]""")));
        var refused = await _host.PostAsync("/sources/bulk", new { ids = ids.Append("herald/news").Append("gazette/none"), set = new { IntervalMinutes = 5 } });
        Assert.That((refused.Status, refused["errors"].GetArrayLength()), Is.EqualTo((422, 2)));
        Assert.That((await _host.PostAsync("/sources/bulk", new { ids, set = new { Request = new { Bearer = "x" } } })).Status, Is.EqualTo(400));
        Assert.That((await _host.PostAsync("/sources/bulk", new { ids = ids.Append("herald/news"), set = new { Enabled = false } })).Status, Is.EqualTo(200));
        Assert.That(Ids(await _host.GetAsync("/sources?enabled=true")), Is.Empty);
    }

    [Test]
    public async Task What_was_done_stands_in_the_log_with_who_did_it()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        await _host.PostAsync("/sources/herald/news/poll-now", new { note = "now" });

        var items = (await _host.GetAsync("/audit?limit=10"))["items"].EnumerateArray().ToList();
        Assert.That(items.Select(i => i.GetProperty("action").GetString()), Is.EqualTo(new[] { "source.poll-now", "outlet.save" }));
        Assert.That(items.Select(i => (i.GetProperty("actor").GetString(), i.GetProperty("via").GetString())), Has.All.EqualTo(("ann/script", "api")));
        Assert.That((await _host.GetAsync("/audit?subject=outlet:gazette"))["items"].GetArrayLength(), Is.EqualTo(1));
        Assert.That((await _host.GetAsync("/audit?since=yesterday")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task An_editor_changes_a_source_but_not_what_may_be_surfaced_of_it()
    {
        await _host.PutNewAsync("/outlets/gazette", Gazette);
        await _host.PutNewAsync("/sources/gazette/news", new { Address = "https://gazette.example/news.xml", Rights = new { Extent = "Headline" } });
        Task<AdminHost.Answer> PutAsync(object definition) => _host.SendAsync(HttpMethod.Put, "/sources/gazette/news", new { definition }, ifMatch: "*", role: Storing.Role.Editor);

        Assert.That((await PutAsync(new { Address = "https://gazette.example/news.xml", Rights = new { Extent = "Full" } })).Status, Is.EqualTo(403));
        Assert.That((await PutAsync(new { Address = "https://gazette.example/news.xml" })).Status, Is.EqualTo(403));
        Assert.That((await _host.SendAsync(HttpMethod.Post, "/sources/bulk", new { ids = new[] { "gazette/news" }, set = new { Rights = (object?)null } }, role: Storing.Role.Editor)).Status, Is.EqualTo(403));
        Assert.That((await PutAsync(new { Address = "https://gazette.example/news.xml", IntervalMinutes = 5, Rights = new { Extent = "Headline" } })).Status, Is.EqualTo(200));
        Assert.That((await _host.SendAsync(HttpMethod.Put, "/outlets/gazette", new { definition = new { Name = "Other", HomePage = "https://gazette.example/" } }, ifMatch: "*", role: Storing.Role.Editor)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task An_address_that_does_not_exist_is_no_page()
    {
        var missing = await _host.GetAsync("/sources/herald/none");
        Assert.That((missing.Status, missing["status"].GetInt32()), Is.EqualTo((404, 404)));
        Assert.That((await _host.GetAsync("/sources/..%2f..%2fetc/passwd")).Status, Is.EqualTo(404));
    }

    private static IEnumerable<string> Ids(AdminHost.Answer answer) => answer["items"].EnumerateArray().Select(i => i.GetProperty("id").GetString()!);
}
