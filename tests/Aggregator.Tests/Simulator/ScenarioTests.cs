using Aggregator.Simulator.Scripting;

namespace Aggregator.Simulator;

/// <summary>A scenario file is read from the assembly or from disk, and one that is wrong says where and how.</summary>
public sealed class ScenarioTests
{
    private const string Good = """
        { "name": "small", "outlets": [{ "slug": "one", "name": "One", "make": "rss-full", "sections": ["uk"] }],
          "reports": [{ "id": "r", "outlet": "one", "at": 5, "section": "uk", "headline": "H", "standfirst": "S", "byline": "B", "paragraphs": ["It cost £4m."], "changes": [{ "at": 9, "replace": { "£4m": "£5m" } }] }] }
        """;

    [TestCase("fleet-street")]
    [TestCase("burst")]
    public void The_built_in_scenarios_are_right(string name) => Assert.That(Scenario.Load(name).Name, Is.EqualTo(name));

    [Test]
    public async Task A_scenario_on_disk_plays_like_a_built_in_one()
    {
        await using var reader = await Reader.OfAsync(Load(Good));
        reader.At(9);

        Assert.That(reader.Report("r").Paragraphs, Is.EqualTo(["It cost £5m."]));
        Assert.That(await reader.FeedTextAsync("one"), Does.Contain("It cost £5m."));
    }

    [TestCase("\"make\": \"rss-full\"", "\"make\": \"gopher\"", "outlets[0] (one).make: \"gopher\" is none of")]
    [TestCase("\"slug\": \"one\"", "\"slug\": \"One!\"", "outlets[0] (One!).slug: lower-case letters")]
    [TestCase("\"outlet\": \"one\"", "\"outlet\": \"two\"", "report r: outlet: \"two\" is not in the scenario")]
    [TestCase("\"at\": 9", "\"at\": 5", "must come after at")]
    [TestCase("\"£4m\": \"£5m\"", "\"£6m\": \"£5m\"", "\"£6m\" is to be replaced and is not in the report")]
    [TestCase("\"sections\": [\"uk\"]", "\"sections\": [\"uk\"], \"stream\": { \"every\": 5 }", "stream: needs a grammar")]
    [TestCase("\"sections\": [\"uk\"]", "\"sections\": [\"uk\"], \"spells\": [{ \"trouble\": \"BrokenFeed\", \"from\": 1, \"for\": 9, \"every\": 9 }]", "spells[0]: ")]
    [TestCase("\"id\": \"r\"", "\"id\": \"r\", \"colour\": \"red\"", "line 2, $.reports[0].colour")]
    [TestCase("\"at\": 5", "\"at\": \"soon\"", "line 2, $.reports[0].at")]
    [TestCase("\"paragraphs\": [\"It cost £4m.\"]", "\"paragraphs\": []", "report r: paragraphs: at least one is needed")]
    public void A_wrong_scenario_says_where_and_how(string right, string wrong, string message) =>
        Assert.That(() => Load(Good.Replace(right, wrong, StringComparison.Ordinal)), Throws.InstanceOf<ScenarioException>().With.Message.Contains(message));

    [Test]
    public void All_errors_are_named_at_once() =>
        Assert.That(() => Load(Good.Replace("rss-full", "gopher", StringComparison.Ordinal).Replace("\"at\": 9", "\"at\": 1", StringComparison.Ordinal)),
            Throws.InstanceOf<ScenarioException>().With.Property(nameof(ScenarioException.Errors)).Count.EqualTo(2));

    [Test]
    public void An_unknown_name_is_told_the_known_ones() =>
        Assert.That(() => Scenario.Load("nowhere"), Throws.InstanceOf<ScenarioException>().With.Message.Contains("burst, fleet-street"));

    private static Scenario Load(string json)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.json");
        File.WriteAllText(file, json);
        try
        {
            return Scenario.Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
