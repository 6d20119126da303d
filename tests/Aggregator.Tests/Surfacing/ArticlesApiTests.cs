using System.Net;
using System.Text.Json;
using Aggregator.Extracting;
using Aggregator.Rights;

namespace Aggregator.Surfacing;

/// <summary><c>/api/v1/articles</c> and <c>/api/v1/outlets</c> over HTTP.</summary>
public sealed class ArticlesApiTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync();

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task An_article_carries_every_field_also_those_that_are_null()
    {
        var outlet = _host.News.Outlet("pnn", "Palestine News Network (PNN)");
        _host.News.Report(outlet, "Mayor blocks contract", a => a with
        {
            Standfirst = "One sentence.",
            KeyPoints = [new("A point’s £ text.", new(1, 2, 3, 4))],
            Body = [new(BlockKind.ListItem, "Item")],
            Attribution = a.Attribution with { Authors = ["Amina Yusuf"], Credit = "PNN" },
        });

        var article = await _host.JsonAsync("/api/v1/articles/a001");

        Assert.That(JsonSerializer.Serialize(article, Readable), Is.EqualTo(
            """
            {"schemaVersion":"1.0","mode":"extractive","id":"a001","headline":"Mayor blocks contract","standfirst":"One sentence.","standfirstAttributed":"One sentence, the Palestine News Network (PNN) says.","keyPoints":[{"text":"A point’s £ text.","evidence":{"revision":1,"paragraph":2,"start":3,"length":4}}],"body":[{"kind":"listItem","text":"Item","attributedText":null}],"whyItMatters":null,"whyItMattersEvidence":null,"whatItMeans":null,"whatItMeansEvidence":null,"attribution":{"outlet":"Palestine News Network (PNN)","outletId":"pnn","authors":["Amina Yusuf"],"url":"https://www.pnn.example/report/1","publishedAt":"2026-11-24T11:59:00Z","retrievedAt":"2026-11-24T12:00:00Z","licence":null,"credit":"PNN","licenceId":null,"agencies":[]},"category":"uk","topics":[],"region":null,"tags":[],"language":"en-GB","readingMinutes":2,"breaking":false,"image":null,"publishedAt":"2026-11-24T11:59:00Z","updatedAt":"2026-11-24T11:59:00Z","revision":1,"state":"published","rights":{"extent":"full","words":null,"characters":null,"image":false,"derived":true,"rewriting":false,"indexable":true,"because":[]},"corrections":[],"sections":[],"sources":[],"live":false,"imageCredit":null}
            """));
    }

    [Test]
    public async Task A_list_says_what_comes_next_and_as_of_when()
    {
        var outlet = _host.News.Outlet("bbc", "BBC News");
        foreach (var n in Enumerable.Range(1, 5))
        {
            _host.News.Report(outlet, $"Report {n}");
        }

        var first = await _host.JsonAsync("/api/v1/articles?limit=3");
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = await _host.JsonAsync($"/api/v1/articles?limit=3&cursor={cursor}");

        Assert.Multiple(() =>
        {
            Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(new[] { "a001", "a002", "a003", "a004", "a005" }));
            Assert.That(second.GetProperty("nextCursor").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(first.GetProperty("asOf").GetString(), Is.EqualTo("2026-11-24T12:00:00Z"));
        });
    }

    [TestCase("outlet=bbc", "a001 a003")]
    [TestCase("category=sport", "a002")]
    [TestCase("category=odd-one", "a004")]
    [TestCase("category=weather", "")]
    [TestCase("since=2026-11-24T11:58:00Z", "a001 a002")]
    [TestCase("since=2026-11-24T12:58:00%2B01:00", "a001 a002")]
    [TestCase("since=2026-11-24t11:58:00.5z", "a001")]
    [TestCase("q=rain", "a003")]
    [TestCase("q=", "a001 a002 a003 a004")]
    [TestCase("outlet=bbc&q=first&limit=1", "a001")]
    public async Task Filters_add_up(string query, string expected)
    {
        var bbc = _host.News.Outlet("bbc", "BBC News");
        var other = _host.News.Outlet("other", "Other");
        _host.News.Report(bbc, "First");
        _host.News.Report(other, "Second", a => a with { Category = "sport" });
        _host.News.Report(bbc, "Third", a => a with { Standfirst = "Rain and wind." });
        _host.News.Report(other, "Fourth", a => a with { Category = "odd-one" });

        Assert.That(string.Join(' ', Ids(await _host.JsonAsync("/api/v1/articles?" + query))), Is.EqualTo(expected));
    }

    [Test]
    public async Task No_article_shows_more_than_its_outlets_rights()
    {
        var outlet = _host.News.Outlet("closed", "Closed", new RightsPolicy { Extent = RightsExtent.Headline });
        _host.News.Report(outlet, "Only this", a => a with { Standfirst = "SECRET", Body = [new(BlockKind.Paragraph, "SECRET")], Image = new("https://closed.example/SECRET.jpg") });

        foreach (var path in new[] { "/api/v1/articles", "/api/v1/articles/a001", "/api/v1/headlines", "/", "/article/a001", "/search?q=only", "/outlet/closed", "/section/uk" })
        {
            var text = await _host.TextAsync(path);
            Assert.That(text, Does.Not.Contain("SECRET").And.Contain("Only this").And.Contain("Closed"), path);
        }
    }

    [Test]
    public async Task A_withdrawn_article_is_gone_with_its_reason()
    {
        _host.News.Withdraw(_host.News.Report(_host.News.Outlet("bbc", "BBC News"), "Wrong"), "legal complaint");

        using var answer = await _host.GetAsync("/api/v1/articles/a001");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.RootElement.GetProperty("state").GetString(), Is.EqualTo("withdrawn"));
            Assert.That(problem.RootElement.GetProperty("reason").GetString(), Is.EqualTo("legal complaint"));
            Assert.That(problem.RootElement.GetProperty("withdrawnAt").GetString(), Is.EqualTo("2026-11-24T12:00:00Z"));
        });
        Assert.That(Ids(await _host.JsonAsync("/api/v1/articles")), Is.Empty);
    }

    [Test]
    public async Task Outlets_are_listed_by_name_with_their_articles_and_rights()
    {
        var zed = _host.News.Outlet("zed", "Zed", new RightsPolicy { ExcerptWords = 25 });
        _host.News.Outlet("abc", "Abc");
        _host.News.Report(zed, "One");

        var outlets = (await _host.JsonAsync("/api/v1/outlets")).GetProperty("items");

        Assert.Multiple(() =>
        {
            Assert.That(outlets.EnumerateArray().Select(o => o.GetProperty("id").GetString()), Is.EqualTo(new[] { "abc", "zed" }));
            Assert.That(outlets[1].GetProperty("articles").GetInt32(), Is.EqualTo(1));
            Assert.That(outlets[1].GetProperty("rights").GetProperty("excerptWords").GetInt32(), Is.EqualTo(25));
            Assert.That(outlets[0].GetProperty("rights").GetProperty("extent").GetString(), Is.EqualTo("full"));
        });
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string[] Ids(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()!)];
}
