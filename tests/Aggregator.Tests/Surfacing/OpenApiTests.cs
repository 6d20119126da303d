using System.Text.Json;

namespace Aggregator.Surfacing;

/// <summary>The API's description. After a wanted change: <c>AGGREGATOR_WRITE_OPENAPI=1</c> and run this fixture, then commit docs/openapi.json.</summary>
public sealed class OpenApiTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync();

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task The_committed_copy_is_what_the_program_says()
    {
        var copy = Path.Combine(Root(), "docs", "openapi.json");
        var said = (await _host.TextAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("AGGREGATOR_WRITE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(copy, said);
        }

        Assert.That(said, Is.EqualTo((await File.ReadAllTextAsync(copy)).ReplaceLineEndings("\n")), "docs/openapi.json differs; see this fixture's summary");
    }

    [Test]
    public async Task Every_endpoint_has_a_summary_described_parameters_and_typed_responses()
    {
        var paths = (await _host.JsonAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().ToList();

        Assert.That(paths.Select(p => p.Name), Is.EquivalentTo(new[] { "/api/v1/articles", "/api/v1/articles/{id}", "/api/v1/articles/{id}/revisions", "/api/v1/articles/{id}/revisions/{revision}/diff", "/api/v1/headlines", "/api/v1/headlines/events", "/api/v1/headlines/stream", "/api/v1/outlets", "/api/v1/search", "/api/v1/sections" }));
        foreach (var get in paths.Where(p => p.Name != "/api/v1/headlines/stream").Select(p => p.Value.GetProperty("get")))
        {
            Assert.That(get.GetProperty("summary").GetString(), Is.Not.Empty);
            Assert.That(get.GetProperty("parameters").EnumerateArray().All(p => p.TryGetProperty("description", out _)), Is.True, get.ToString());
            Assert.That(get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _), Is.True);
            Assert.That(get.GetProperty("responses").TryGetProperty("304", out _), Is.True);
        }
    }

    [Test]
    public async Task Answers_have_the_members_that_the_description_names()
    {
        _host.News.Report(_host.News.Outlet("bbc", "BBC News"), "One");
        var schemas = (await _host.JsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        var article = await _host.JsonAsync("/api/v1/articles/a001");
        var headline = (await _host.JsonAsync("/api/v1/headlines")).GetProperty("items")[0];

        Assert.That(Members(article), Is.EqualTo(Members(schemas.GetProperty("Article").GetProperty("properties"))));
        Assert.That(Members(headline), Is.EqualTo(Members(schemas.GetProperty("Headline").GetProperty("properties"))));
    }

    private static string[] Members(JsonElement of) => [.. of.EnumerateObject().Select(p => p.Name)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aggregator.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Aggregator.sln");
        }

        return folder.FullName;
    }
}
