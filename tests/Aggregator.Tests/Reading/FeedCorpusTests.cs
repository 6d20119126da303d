using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Commands;

namespace Aggregator.Reading;

/// <summary>The recorded feeds, scored by the scorer beside them: no category may fall under what was reached (docs/conformance.md).</summary>
[TestFixture]
public sealed class FeedCorpusTests
{
    // Percent of checks.
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["base"] = 100,
        ["consensus"] = 99.2,
        ["damaged"] = 100,
        ["dates"] = 100,
        ["encoding"] = 100,
        ["illformed"] = 100,
        ["json"] = 100,
        ["namespaces"] = 99,
        ["ns-matrix"] = 100,
        ["realworld"] = 100,
        ["wellformed"] = 98.5,
        ["TOTAL"] = 99.5,
        ["~files read"] = 100,
    };

    [Test]
    public async Task The_recorded_feeds_are_read_as_well_as_before()
    {
        var folder = Repository.Shared("corpus", "feeds");
        var results = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(results, File.ReadLines(Path.Combine(folder, "cases.jsonl")).Select(line => Answer(folder, line)));
            var table = await Score(folder, results);
            Assert.Multiple(() =>
            {
                foreach (var (category, floor) in Floors)
                    Assert.That(Percent(table, category), Is.GreaterThanOrEqualTo(floor), category);
            });
        }
        finally
        {
            File.Delete(results);
            File.Delete(results + ".json");
        }
    }

    private static string Answer(string folder, string line)
    {
        var asked = JsonNode.Parse(line)!.AsObject();
        asked["path"] = Path.Combine(folder, asked["file"]!.GetValue<string>());
        var answer = FeedQuestion.Answer(asked);
        answer["id"] = asked["id"]!.DeepClone();
        return answer.ToJsonString();
    }

    private static async Task<JsonElement> Score(string folder, string results)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { Path.Combine(folder, "score.py"), Path.Combine(folder, "cases.jsonl"), results, "--json", results + ".json" } };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("python3 is not here; the scorer needs it.");
        }

        using (process)
        {
            await process!.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero, error);
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(results + ".json"));
        return document.RootElement.GetProperty("table").Clone();
    }

    private static double Percent(JsonElement table, string category)
    {
        var counts = table.GetProperty(category).EnumerateObject().Single().Value;
        var (pass, near, fail) = (counts[0].GetDouble(), counts[1].GetDouble(), counts[2].GetDouble());
        return 100 * pass / (pass + near + fail);
    }
}
