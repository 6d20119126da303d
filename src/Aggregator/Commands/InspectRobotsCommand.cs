using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Fetching;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect robots</c>: what a robots.txt says to an agent about an address.</summary>
internal static class InspectRobotsCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "A robots.txt.", Arity = ArgumentArity.ZeroOrOne };
        var agent = new Option<string>("--agent") { Description = "The agent's product token.", DefaultValueFactory = _ => FetchingOptions.Product };
        var url = new Option<string>("--url") { Description = "The address or path that would be fetched.", DefaultValueFactory = _ => "/" };
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var batch = new Option<bool>("--batch") { Description = "One JSON object a line in, one a line out." };
        var command = new Command("robots", "Show what a robots.txt says to an agent about an address.") { file, agent, url, json, batch };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(batch))
                return await Batch.RunAsync(Console.In, Console.Out, Answer, cancellation);
            return parsed.GetValue(file) is { } path
                ? await ShowAsync(path, parsed.GetValue(agent)!, parsed.GetValue(url)!, parsed.GetValue(json), cancellation)
                : await Plain.UsageAsync("inspect robots needs a file, or --batch");
        });
        return command;
    }

    internal static JsonObject Answer(JsonObject asked) =>
        Answer(RobotsTxt.Parse(Text(asked, "robots")).For(Text(asked, "agent")), Text(asked, "url"));

    private static JsonObject Answer(RobotsRules rules, string url)
    {
        var verdict = rules.Judge(url);
        return new JsonObject { ["id"] = null, ["allowed"] = verdict.Allowed, ["rule"] = verdict.Rule?.ToString() };
    }

    private static async Task<int> ShowAsync(string path, string agent, string url, bool json, CancellationToken cancellation)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await Plain.UsageAsync(e.Message);
        }

        var rules = RobotsTxt.Parse(bytes).For(agent);
        var answer = Answer(rules, url);
        answer.Remove("id");
        answer["agent"] = agent;
        answer["url"] = url;
        answer["rules"] = rules.Rules.Count;
        answer["crawlDelaySeconds"] = rules.CrawlDelay?.TotalSeconds;
        answer["sitemaps"] = new JsonArray([.. rules.Sitemaps.Select(s => JsonValue.Create(s))]);
        await Console.Out.WriteLineAsync(json ? Plain.Json(answer) : Sentence(rules, agent, url));
        return 0;
    }

    private static string Sentence(RobotsRules rules, string agent, string url)
    {
        var verdict = rules.Judge(url);
        var because = verdict.Rule is { } rule ? $"by \"{rule}\"" : "no rule speaks of it";
        var delay = rules.CrawlDelay is { } wait ? $"\nCrawl-delay: {wait.TotalSeconds:0.###} s" : "";
        return $"{url} is {(verdict.Allowed ? "allowed" : "disallowed")} to {agent}: {because}{delay}{string.Concat(rules.Sitemaps.Select(s => $"\nSitemap: {s}"))}";
    }

    private static string Text(JsonObject asked, string name) =>
        asked[name]?.GetValue<string>() ?? throw new FormatException($"\"{name}\" is missing");
}
