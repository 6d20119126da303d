using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Fetching;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect address</c>: whether an address may be fetched, as far as that can be said without looking a name up.</summary>
internal static class InspectAddressCommand
{
    public static Command Create()
    {
        var url = new Argument<string?>("url") { Description = "The address.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var batch = new Option<bool>("--batch") { Description = "One JSON object a line in, one a line out." };
        var command = new Command("address", "Show whether an address may be fetched; no name is looked up.") { url, json, batch };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(batch))
                return await Batch.RunAsync(Console.In, Console.Out, Answer, cancellation);
            if (parsed.GetValue(url) is not { } address)
                return await Plain.UsageAsync("inspect address needs an address, or --batch");
            var verdict = AddressRules.Default.Judge(address);
            var answer = new JsonObject { ["url"] = address, ["verdict"] = Word(verdict), ["reason"] = verdict.Reason };
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? Plain.Json(answer) : $"{Word(verdict)}: {verdict.Reason}");
            return 0;
        });
        return command;
    }

    internal static JsonObject Answer(JsonObject asked)
    {
        var verdict = AddressRules.Default.Judge(asked["url"]?.GetValue<string>() ?? throw new FormatException("\"url\" is missing"));
        return new JsonObject { ["id"] = null, ["verdict"] = Word(verdict), ["reason"] = verdict.Reason };
    }

    private static string Word(AddressVerdict verdict) => verdict.Allowed ? "allow" : "block";
}
