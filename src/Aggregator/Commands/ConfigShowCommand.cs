using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator config show</c>: the settings in force, secrets masked, each with the place it comes from.</summary>
internal static class ConfigShowCommand
{
    public static Command Create()
    {
        var below = new Argument<string?>("section") { Description = "Only what stands below it, such as Fetching or Sources:Outlets:bbc.", Arity = ArgumentArity.ZeroOrOne };
        var config = SharedOptions.Config();
        var json = SharedOptions.Json();
        var command = new Command("show", "Show the settings in force, each with the place it comes from; secrets are masked.") { below, config, json };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetValue(below), parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(string? below, string? directory, bool json)
    {
        List<EffectiveSetting> settings;
        try
        {
            settings = EffectiveSettings.InForce(Settings.Layers(directory, []), below);
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }

        if (settings.Count == 0 && below is not null)
            return await Plain.UsageAsync($"aggregator config show: there are no settings below \"{below}\"; without a section all are shown");
        if (json)
        {
            var all = settings.ToDictionary(s => s.Key, JsonNode? (s) => new JsonObject { ["value"] = s.Shown, ["from"] = s.Origin }, StringComparer.OrdinalIgnoreCase);
            await Console.Out.WriteLineAsync(Plain.Json(new JsonObject(all)));
            return ExitCode.Ok;
        }

        var width = Math.Min(70, settings.Max(s => s.Key.Length + (s.Shown?.Length ?? 4)) + 3);
        foreach (var setting in settings)
            await Console.Out.WriteLineAsync($"{$"{setting.Key} = {setting.Shown ?? "null"}".PadRight(width)}  # {setting.Origin}");
        return ExitCode.Ok;
    }
}
