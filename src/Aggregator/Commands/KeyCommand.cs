using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aggregator.Surfacing.Api;

namespace Aggregator.Commands;

/// <summary><c>aggregator key</c>: makes a key for the API. It is printed once and kept nowhere; the settings get its hash.</summary>
internal static class KeyCommand
{
    private const int KeyBytes = 32;

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Who will use it; shown in problems and logs." };
        var json = SharedOptions.Json();
        var command = new Command("key", "Make a key for the API: prints the key for its holder, and the line for the settings.") { name, json };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(name), parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static void Write(string name, bool json, TextWriter output)
    {
        var key = "agg_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var line = $"{name.Replace(' ', '-')} {ApiKey.HashOf(key)}";
        if (json)
        {
            output.WriteLine(Plain.Json(new JsonObject { ["key"] = key, ["setting"] = line }));
            return;
        }

        output.WriteLine($"""
            The key, for its holder (it is not kept anywhere; Authorization: Bearer KEY):
              {key}
            The line for Api:Keys in appsettings.json:
              "{line}"
            """);
    }
}
