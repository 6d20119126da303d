using System.Text.Json.Nodes;

namespace Aggregator.Commands;

/// <summary><c>inspect sentences</c> and <c>inspect keypoints</c>, line by line.</summary>
public sealed class InspectEditingTests
{
    private const string Text = "🏴 The mayor of Wexley has ended the contract with its police. É was there. An inquiry found that four million pounds had gone missing.";

    [Test]
    public async Task Sentences_are_told_in_order()
    {
        var answer = await Ask(InspectSentencesCommand.Inspect, new JsonObject { ["id"] = 7, ["text"] = "One. Two." });
        Assert.That(answer.ToJsonString(), Is.EqualTo("""{"sentences":["One.","Two."],"id":7}"""));
    }

    [Test]
    public async Task Offsets_count_code_points()
    {
        var answer = await Ask(InspectKeyPointsCommand.Inspect, new JsonObject { ["id"] = "a", ["title"] = "Mayor", ["text"] = Text, ["max"] = 3 });
        var runes = Text.EnumerateRunes().ToList();

        Assert.That(answer["summary"]!.AsArray(), Has.Count.EqualTo(3));
        foreach (var (point, offsets) in answer["summary"]!.AsArray().Zip(answer["offsets"]!.AsArray()))
        {
            var (start, end) = ((int)offsets![0]!, (int)offsets[1]!);
            Assert.That(string.Concat(runes[start..end]), Is.EqualTo((string?)point));
        }
    }

    [Test]
    public async Task Without_a_title_or_a_number_there_are_key_points_all_the_same()
    {
        var answer = await Ask(InspectKeyPointsCommand.Inspect, new JsonObject { ["text"] = Text, ["title"] = null });
        Assert.That(answer["summary"]!.AsArray(), Is.Not.Empty);
    }

    [TestCase("""{"id":1}""")]
    [TestCase("""{"id":1,"text":null}""")]
    [TestCase("""{"id":1,"text":[2]}""")]
    public async Task A_case_without_text_is_answered_with_an_error(string line)
    {
        foreach (var inspect in new[] { InspectSentencesCommand.Inspect, InspectKeyPointsCommand.Inspect })
        {
            var answer = await Ask(inspect, JsonNode.Parse(line)!.AsObject());
            Assert.That(((int?)answer["id"], answer["error"] is not null), Is.EqualTo(((int?)1, true)));
        }
    }

    private static async Task<JsonObject> Ask(Func<JsonObject, JsonObject> inspect, JsonObject asked)
    {
        using var output = new StringWriter();
        await Batch.RunAsync(new StringReader(asked.ToJsonString()), output, inspect, CancellationToken.None);
        return JsonNode.Parse(output.ToString())!.AsObject();
    }
}
