using System.Text.Json.Nodes;
using Aggregator.Commands;

namespace Aggregator.Reading;

/// <summary>Whole documents beside what is to be read in them: a new case is two files. Each was written here.</summary>
[TestFixture]
public sealed class FeedFixtureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Fixtures", "feeds");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.xml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void The_document_says_what_is_expected(string name)
    {
        var document = Reads.Document(File.ReadAllBytes(Path.Combine(Folder, name + ".xml"))) with { Address = new Uri("https://feeds.example.org/top.xml") };
        var read = InspectFeed.Answer(document);
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")));
        Assert.That(JsonNode.DeepEquals(read, expected), Is.True, () => read.ToJsonString(InspectFeed.Indented));
    }
}
