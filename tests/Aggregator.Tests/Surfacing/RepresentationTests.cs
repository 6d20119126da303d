using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary>One article in several forms, lists in several codings, and what they say of themselves.</summary>
public sealed class RepresentationTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        var outlet = _host.News.Outlet("bbc", "BBC News");
        _host.News.Report(outlet, "Mayor resigns", a => a with
        {
            Standfirst = "The MAYOR’s résumé was wrong.",
            KeyPoints = [new("The mayor goes.", new(1, 0, 0, 15))],
            Body = [new(BlockKind.Paragraph, "The mayor goes. " + string.Join(' ', Enumerable.Repeat("And more words follow.", 100)))],
        });
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [TestCase(null, "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/*", "application/json")]
    [TestCase("application/ld+json", "application/ld+json")]
    [TestCase("application/ninjs+json", "application/ninjs+json")]
    [TestCase("text/html, application/ld+json;q=0.8, application/json;q=0.5", "application/ld+json")]
    [TestCase("application/json;q=0, */*;q=0.1", "application/ld+json")]
    [TestCase("application/ninjs+json;q=0.4, application/*;q=0.3", "application/ninjs+json")]
    public async Task Accept_chooses(string? accept, string expected)
    {
        using var answer = await _host.GetAsync("/api/v1/articles/a001", r => Set(r, "Accept", accept));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(expected));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept"));
        });
    }

    [TestCase("text/html")]
    [TestCase("application/json;q=0")]
    [TestCase("image/*")]
    public async Task What_is_not_to_be_had_is_406(string accept)
    {
        using var answer = await _host.GetAsync("/api/v1/articles/a001", r => Set(r, "Accept", accept));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("application/ninjs+json"));
    }

    [Test]
    public async Task Ninjs_says_what_the_standard_asks_for()
    {
        var item = JsonDocument.Parse(await TextAsync("/api/v1/articles/a001", "Accept", "application/ninjs+json")).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(item.GetProperty("uri").GetString(), Does.EndWith("/article/a001"));
            Assert.That(item.GetProperty("standard").GetProperty("version").GetString(), Is.EqualTo("3.1"));
            Assert.That(item.GetProperty("headlines")[0].GetProperty("value").GetString(), Is.EqualTo("Mayor resigns"));
            Assert.That(item.GetProperty("representationType").GetString(), Is.EqualTo("full"));
            Assert.That(item.GetProperty("infoSources")[0].GetProperty("uri").GetString(), Is.EqualTo("https://www.bbc.example/report/1"));
            // Members that the schema knows: ninjs 3.1 has unevaluatedProperties false.
            Assert.That(item.EnumerateObject().Select(p => p.Name), Is.SubsetOf(NinjsMembers));
        });
    }

    [TestCase("br", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("gzip, deflate, br", "br")]
    [TestCase("gzip;q=1.0, br;q=0.5", "gzip")]
    [TestCase("br;q=0, *", "gzip")]
    [TestCase("identity", null)]
    [TestCase("deflate", null)]
    public async Task Lists_are_packed_as_the_client_likes(string accept, string? coding)
    {
        var plain = await _host.TextAsync("/api/v1/articles");
        using var answer = await _host.GetAsync("/api/v1/articles", r => Set(r, "Accept-Encoding", accept));
        var bytes = await answer.Content.ReadAsStreamAsync();
        await using System.IO.Stream unpacked = coding switch { "br" => new BrotliStream(bytes, CompressionMode.Decompress), "gzip" => new GZipStream(bytes, CompressionMode.Decompress), _ => bytes };
        using var again = await _host.GetAsync("/api/v1/articles", r =>
        {
            Set(r, "Accept-Encoding", accept);
            r.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        });

        Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(coding));
        Assert.That(await new StreamReader(unpacked).ReadToEndAsync(), Is.EqualTo(plain));
        Assert.That(answer.Headers.ETag!.Tag, coding is null ? Does.Not.Contain("-gzip").And.Not.Contain("-br") : Does.EndWith($"-{coding}\""));
        Assert.That((again.StatusCode, again.Headers.ETag), Is.EqualTo((HttpStatusCode.NotModified, answer.Headers.ETag)));
    }

    [Test]
    public async Task Whoever_asks_by_date_hears_of_every_change()
    {
        using var first = await _host.GetAsync("/api/v1/articles");
        Assert.That(first.Content.Headers.LastModified, Is.Null, "another change may come in this second");
        _host.Clock.Advance(TimeSpan.FromSeconds(2));
        using var second = await _host.GetAsync("/api/v1/articles");
        var date = second.Content.Headers.LastModified!.Value;
        using var same = await _host.GetAsync("/api/v1/articles", r => r.Headers.IfModifiedSince = date);
        _host.News.Report(_host.News.Outlet("bbc", "BBC News"), "New");
        using var changed = await _host.GetAsync("/api/v1/articles", r => r.Headers.IfModifiedSince = date);

        Assert.That((same.StatusCode, changed.StatusCode), Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Fields_leave_what_was_asked_for()
    {
        var item = (await _host.JsonAsync("/api/v1/articles?fields=headline,attribution")).GetProperty("items")[0];
        var one = await _host.JsonAsync("/api/v1/articles/a001?fields=body");

        Assert.That(item.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "id", "headline", "attribution" }));
        Assert.That(one.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "id", "body" }));
    }

    [Test]
    public async Task A_list_with_fewer_fields_is_brought_up_to_date_all_the_same()
    {
        await _host.TextAsync("/api/v1/articles?fields=id");
        _host.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That((await _host.JsonAsync("/api/v1/articles?fields=id")).GetProperty("asOf").GetString(), Is.EqualTo("2026-11-24T12:00:05Z"));
    }

    [Test]
    public async Task Words_that_were_found_are_marked_where_they_may_be_shown_and_nowhere_else()
    {
        var closed = _host.News.Outlet("closed", "Closed", new RightsPolicy { Extent = RightsExtent.Headline });
        _host.News.Report(closed, "Resume of a mayor", a => a with { Body = [new(BlockKind.Paragraph, "mayor mayor mayor")] });
        var hits = (await _host.JsonAsync("/api/v1/search?q=mayor")).GetProperty("items").EnumerateArray().ToList();
        var marks = hits.ToDictionary(h => h.GetProperty("article").GetProperty("id").GetString()!, h => h.GetProperty("highlights").EnumerateArray()
            .Select(m => $"{m.GetProperty("field").GetString()}{m.GetProperty("index")} {m.GetProperty("start")}+{m.GetProperty("length")}").ToList());

        Assert.That(marks["a001"], Is.EqualTo(new[] { "headline 0+5", "standfirst 4+5", "keyPoints0 4+5", "body0 4+5" }));
        Assert.That(marks["a002"], Is.EqualTo(new[] { "headline 12+5" }));
    }

    [TestCase("q=%22%22")]
    [TestCase("q=***")]
    [TestCase("limit=5")]
    public async Task A_search_for_nothing_is_a_problem(string query)
    {
        using var answer = await _host.GetAsync("/api/v1/search?" + query);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_list_says_which_sources_are_behind()
    {
        var outlet = _host.News.Outlet("bbc", "BBC News");
        Assert.That((await StateAsync()).GetProperty("state").GetString(), Is.EqualTo("complete"));
        _host.News.Source(outlet, "broken", SourceHealth.Failing, "timeout");
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var stale = await StateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(stale.GetProperty("state").GetString(), Is.EqualTo("stale"));
            Assert.That(stale.GetProperty("behind")[0].GetProperty("source").GetString(), Is.EqualTo("bbc/broken"));
            Assert.That(stale.GetProperty("behind")[0].GetProperty("health").GetString(), Is.EqualTo("failing"));
        });
    }

    [Test]
    public async Task Sections_are_listed_in_the_portals_order()
    {
        var sections = (await _host.JsonAsync("/api/v1/sections")).GetProperty("items").EnumerateArray().ToList();

        Assert.That(sections.Select(s => s.GetProperty("id").GetString()), Is.EqualTo(Categories.All));
        Assert.That(sections.Single(s => s.GetProperty("id").GetString() == "uk").GetProperty("newestAt").GetString(), Is.EqualTo("2026-11-24T11:59:00Z"));
    }

    private static readonly string[] NinjsMembers =
    [
        "uri", "type", "representationType", "profile", "version", "firstCreated", "versionCreated", "contentCreated", "embargoedUntil", "pubStatus", "urgency", "copyrightHolder", "copyrightNotice",
        "usageTerms", "edNote", "language", "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "infoSources", "title", "by", "slugline", "located",
        "renditions", "associations", "altIds", "trustIndicators", "standard", "genres", "expires", "rightsInfo", "digitalSourceType",
    ];

    private async Task<JsonElement> StateAsync() => (await _host.JsonAsync("/api/v1/articles")).GetProperty("content");

    private async Task<string> TextAsync(string path, string header, string value)
    {
        using var answer = await _host.GetAsync(path, r => Set(r, header, value));
        return await answer.Content.ReadAsStringAsync();
    }

    private static void Set(HttpRequestMessage request, string header, string? value)
    {
        if (value is not null)
            request.Headers.TryAddWithoutValidation(header, value);
    }
}
