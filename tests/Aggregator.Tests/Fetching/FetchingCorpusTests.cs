using System.Text.Json.Nodes;
using Aggregator.Commands;

namespace Aggregator.Fetching;

/// <summary>The recorded robots.txt and address cases; docs/conformance-fetching.md has the figures and the disputed ones.</summary>
public sealed class FetchingCorpusTests
{
    [Test]
    public void Every_undisputed_robots_case_passes()
    {
        var wrong = new List<string>();
        foreach (var row in Rows("robots.jsonl").Where(r => !r["disputed"]!.GetValue<bool>() && !r["nonstandard_agent"]!.GetValue<bool>()))
        {
            if (InspectRobotsCommand.Answer(row)["allowed"]!.GetValue<bool>() != row["allowed"]!.GetValue<bool>())
                wrong.Add($"{row["id"]}: {row["agent"]} {row["url"]}");
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Every_address_that_can_be_judged_without_a_look_up_is_judged_right()
    {
        var wrong = new List<string>();
        foreach (var row in Rows("ssrf_urls.jsonl").Where(r => NeedsNoLab(r["category"]!.GetValue<string>())))
        {
            var expected = row["expect"]!.GetValue<string>() is "policy" ? row["default"] : row["expect"];
            if (InspectAddressCommand.Answer(row)["verdict"]!.GetValue<string>() != expected!.GetValue<string>())
                wrong.Add($"{row["id"]}: {row["url"]} {row["why"]}");
        }

        Assert.That(wrong, Is.Empty);
    }

    private static bool NeedsNoLab(string category) => category is not ("dns" or "dns-rebind" or "dns-fault" or "redirect" or "redirect-soft" or "second-order");

    private static List<JsonObject> Rows(string file) => [.. File.ReadLines(Repository.Shared("corpus", "security", file)).Select(l => JsonNode.Parse(l)!.AsObject())];
}
