using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>
/// What reports are said to matter and mean for, against a sample judged by a reader (data/told.jsonl: ids, hashes and verdicts, no texts). The sample was drawn from
/// what these rules gave and from sentences with similar words that they passed over.
/// </summary>
public sealed class ToldSampleTests
{
    private const double LeastRight = 0.9;

    private sealed record Verdict(string Id, string Part, string Hash, bool Given, bool Right);

    [Test]
    public void What_is_given_is_right_nine_times_of_ten_and_what_was_judged_is_still_what_is_given()
    {
        var verdicts = Verdicts();
        var reports = ReportsOf(verdicts);
        var (right, wrong, unjudged) = (0, 0, new List<string>());
        foreach (var (id, part) in verdicts.Select(v => (v.Id, v.Part)).Distinct())
        {
            var (headline, body) = reports[id];
            var given = part == "why" ? Significance.Of(headline, body) : Consequence.Of(headline, body);
            if (given is null)
                continue;
            if (verdicts.Find(v => v.Id == id && v.Part == part && v.Hash == Hash(given.Text)) is not { } verdict)
                unjudged.Add($"{id} {part}: {given.Text}");
            else if (verdict.Given ? verdict.Right : !verdict.Right)
                right++;
            else
                wrong++;
        }

        TestContext.Out.WriteLine($"{right} right, {wrong} wrong, {unjudged.Count} not judged, of {verdicts.Count} judged decisions");
        Assert.That(verdicts, Has.Count.AtLeast(100));
        Assert.That(unjudged, Is.Empty, "judge these by reading them, and add them to the sample");
        Assert.That(right, Is.AtLeast(30));
        Assert.That(right / (double)(right + wrong), Is.AtLeast(LeastRight));
    }

    private static Dictionary<string, (string Headline, IReadOnlyList<Block> Body)> ReportsOf(List<Verdict> verdicts)
    {
        var ids = verdicts.Select(v => v.Id).ToHashSet();
        var reports = RecordedReports.Of([.. ids.Select(i => i.Split(':')[0]).Distinct()]).Where(r => ids.Contains(r.Id)).ToDictionary(r => r.Id, r => (r.Headline, r.Body));
        foreach (var page in ids.Where(i => i.StartsWith("page:", StringComparison.Ordinal)))
            reports[page] = RecordedReports.Page(page[5..]);
        return reports;
    }

    private static List<Verdict> Verdicts() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Editing", "data", "told.jsonl")).Select(l => JsonSerializer.Deserialize<Verdict>(l, JsonSerializerOptions.Web)!)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
