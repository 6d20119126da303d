using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Extracting;
using NJsonSchema;

namespace Aggregator.Surfacing;

/// <summary>What the API answers is what docs/article.schema.json says. A change to the article's shape changes the schema, its version and docs/article.md with it.</summary>
public sealed class ArticleSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Repository.Root, "docs", "article.schema.json"));

    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync();

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task The_seed_report_is_valid_with_every_part()
    {
        _host.News.Report(_host.News.Outlet("pnn", Seed.Outlet.Name, Seed.Outlet.Rights), "x", a => Seed.Written().Article with { Id = a.Id });

        var answer = await _host.TextAsync("/api/v1/articles/a001");

        Assert.That(await FaultsAsync(answer), Is.Empty);
        using var article = JsonDocument.Parse(answer);
        Assert.That(article.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Null).Select(p => p.Name), Is.EquivalentTo(new[] { "standfirstAttributed", "region", "imageCredit" }));
    }

    [Test]
    public async Task An_article_with_nothing_but_a_headline_is_valid()
    {
        _host.News.Report(_host.News.Outlet("bbc", "BBC News"), "One");

        Assert.That(await FaultsAsync(await _host.TextAsync("/api/v1/articles/a001")), Is.Empty);
    }

    [Test]
    public async Task Every_article_of_a_list_is_valid()
    {
        var outlet = _host.News.Outlet("bbc", "BBC News", new() { ExcerptWords = 20 });
        _host.News.Report(outlet, "One", a => a with { Standfirst = "One sentence stands here.", Body = [new(BlockKind.Heading, "Heading"), new(BlockKind.Paragraph, "Some words of the report stand here, enough of them.")] });
        _host.News.Report(outlet, "Two", a => a with { WhyItMatters = "It is a first.", WhyItMattersEvidence = new(1, 0, 0, 14), Region = "yorkshire", Topics = [MediaTopics.Crime] });

        using var list = JsonDocument.Parse(await _host.TextAsync("/api/v1/articles"));

        foreach (var item in list.RootElement.GetProperty("items").EnumerateArray())
            Assert.That(await FaultsAsync(item.GetRawText()), Is.Empty);
    }

    [Test]
    public async Task The_schema_names_exactly_the_members_that_are_answered()
    {
        _host.News.Report(_host.News.Outlet("bbc", "BBC News"), "One");
        using var answer = JsonDocument.Parse(await _host.TextAsync("/api/v1/articles/a001"));
        using var schema = JsonDocument.Parse(SchemaText);

        Assert.That(schema.RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(answer.RootElement.EnumerateObject().Select(p => p.Name)), "docs/article.schema.json and docs/article.md have to follow");
    }

    [TestCase("\"mode\":\"extractive\"", "\"mode\":\"written\"")]
    [TestCase("\"schemaVersion\":\"1.0\"", "\"schemaVersion\":\"2.0\"")]
    [TestCase("\"length\":", "\"size\":")]
    [TestCase("\"kind\":\"person\"", "\"kind\":\"robot\"")]
    [TestCase("\"id\":\"medtop:", "\"id\":\"iptc:")]
    [TestCase("\"outletId\":", "\"outletName\":")]
    [TestCase("\"revision\":1", "\"revision\":0")]
    public async Task A_wrong_answer_is_not_valid(string right, string wrong)
    {
        _host.News.Report(_host.News.Outlet("pnn", Seed.Outlet.Name, Seed.Outlet.Rights), "x", a => Seed.Written().Article with { Id = a.Id });
        var answer = await _host.TextAsync("/api/v1/articles/a001");

        Assert.That(answer, Does.Contain(right));
        Assert.That(await FaultsAsync(answer.Replace(right, wrong, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public void The_enumerations_are_the_programs()
    {
        using var schema = JsonDocument.Parse(SchemaText);
        var properties = schema.RootElement.GetProperty("properties");

        Assert.That(Values(properties.GetProperty("category")), Is.EqualTo(Categories.All));
        Assert.That(Values(properties.GetProperty("region")), Is.EqualTo(Places.Regions.Append(null)));
        Assert.That(Values(schema.RootElement.GetProperty("$defs").GetProperty("block").GetProperty("properties").GetProperty("kind")), Is.EquivalentTo(Enum.GetValues<BlockKind>().Select(Api.ViewOf.Camel)));
    }

    private static IEnumerable<string?> Values(JsonElement property) => property.GetProperty("enum").EnumerateArray().Select(v => v.GetString());

    // The validator knows JSON Schema's later "$defs" by their older name only.
    private static async Task<IEnumerable<string>> FaultsAsync(string json)
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaText.Replace("$defs", "definitions", StringComparison.Ordinal));
        return schema.Validate(json).Select(f => f.ToString());
    }
}
