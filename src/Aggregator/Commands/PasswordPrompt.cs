using Aggregator.Admin.Access;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary>Asks for a new password twice on a terminal, without showing it; takes the first line of anything else.</summary>
internal static class PasswordPrompt
{
    /// <summary>Null, and said why, where it is none.</summary>
    public static async Task<string?> ReadAsync(string name)
    {
        var (password, again) = Console.IsInputRedirected ? await LineAsync() : (Ask("Password: "), Ask("Password again: "));
        if (NewPassword.Problem(password, again, name) is not { } problem)
            return password;
        await Console.Error.WriteLineAsync($"aggregator: {problem}");
        return null;
    }

    private static async Task<(string, string)> LineAsync()
    {
        var line = await Console.In.ReadLineAsync() ?? "";
        return (line, line);
    }

    private static string Ask(string question) => AnsiConsole.Prompt(new TextPrompt<string>(question).Secret(null).AllowEmpty());
}
