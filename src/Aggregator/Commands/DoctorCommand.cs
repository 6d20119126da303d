using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary><c>aggregator doctor</c>: what is wrong with this installation and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Where the daemon listens.", DefaultValueFactory = _ => RunOptions.DefaultUrls };
        var thorough = new Option<bool>("--thorough") { Description = "Hold every index of the database against its table; reads all of it." };
        var (data, config, json) = (SharedOptions.Data(), SharedOptions.Config(), SharedOptions.Json());
        var command = new Command("doctor", "Look at settings, machine, database, sources and daemon, and say what is wrong and what to do. Exit code 1 if something is bad.") { url, thorough, data, config, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            if (!Uri.TryCreate(parsed.GetRequiredValue(url), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return await Plain.UsageAsync($"--url {parsed.GetValue(url)}: is not an address; it has to be like {RunOptions.DefaultUrls}");
            var doctor = new Doctor(Path.GetFullPath(parsed.GetRequiredValue(data)), parsed.GetValue(config), address, parsed.GetValue(thorough), TimeProvider.System);
            var findings = await doctor.LookAsync(cancellation);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(Plain.Json(Json(findings)));
            else
                Show(findings);
            return findings.Any(f => f.Gravity == Gravity.Bad) ? ExitCode.Failed : ExitCode.Ok;
        }));
        return command;
    }

    private static JsonObject Json(IReadOnlyList<Finding> findings) => new()
    {
        ["worst"] = findings.Max(f => f.Gravity).ToString().ToLowerInvariant(),
        ["findings"] = new JsonArray([.. findings.Select(JsonNode (f) => new JsonObject { ["check"] = f.Check, ["gravity"] = f.Gravity.ToString().ToLowerInvariant(), ["says"] = f.Says, ["advice"] = f.Advice })]),
    };

    private static void Show(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "check", "what was found");
        foreach (var finding in findings.OrderByDescending(f => f.Gravity))
        {
            var colour = finding.Gravity switch { Gravity.Bad => "red", Gravity.Warning => "yellow", _ => "green" };
            table.AddRow(
                new Markup($"[{colour}]{finding.Gravity.ToString().ToLowerInvariant()}[/]"),
                new Text(finding.Check),
                new Text(finding.Advice is null ? finding.Says : $"{finding.Says}\n→ {finding.Advice}"));
        }

        Terminal.Write(table);
    }
}
