using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator config check</c>: every mistake in the settings at once; exit code 2 if there is one.</summary>
internal static class ConfigCheckCommand
{
    public static Command Create()
    {
        var config = SharedOptions.Config();
        var json = SharedOptions.Json();
        var command = new Command("check", "Name every mistake in the settings. Exit code 2 if there is one.") { config, json };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(string? directory, bool json)
    {
        try
        {
            var layers = Settings.Layers(directory, []);
            var plan = Plan.Check(SettingsTree.Of(layers.Select(l => l.Values)));
            var (outlets, sources) = (plan.Outlets.Count, plan.Outlets.Sum(o => o.Sources.Count));
            await Console.Out.WriteLineAsync(json
                ? Plain.Json(new JsonObject { ["ok"] = true, ["outlets"] = outlets, ["sources"] = sources, ["mistakes"] = new JsonArray() })
                : $"The settings are right: {outlets} outlets with {sources} sources, from {string.Join(", ", layers.Where(l => l.Values.Count > 0).Select(l => l.Origin))}.");
            return ExitCode.Ok;
        }
        catch (SettingsException e) when (json)
        {
            await Console.Out.WriteLineAsync(Plain.Json(new JsonObject { ["ok"] = false, ["mistakes"] = new JsonArray([.. e.Errors.Select(m => JsonValue.Create(m))]) }));
            return ExitCode.Misconfigured;
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }
    }
}
