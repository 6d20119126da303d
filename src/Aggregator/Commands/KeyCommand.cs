using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using Aggregator.Surfacing.Api;

namespace Aggregator.Commands;

/// <summary><c>aggregator key</c>: makes a key for the API. It is printed once and kept nowhere; the settings get its hash.</summary>
internal static class KeyCommand
{
    private const int KeyBytes = 32;

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Who will use it; shown in problems and logs." };
        var command = new Command("key", "Make a key for the API: prints the key for its holder, and the line for the settings.") { name };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(name), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static void Write(string name, TextWriter output)
    {
        var key = "agg_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        output.WriteLine($"""
            The key, for its holder (it is not kept anywhere; Authorization: Bearer KEY):
              {key}
            The line for Api:Keys in appsettings.json:
              "{name.Replace(' ', '-')} {ApiKey.HashOf(key)}"
            """);
    }
}
