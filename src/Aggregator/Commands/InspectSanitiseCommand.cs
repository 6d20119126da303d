using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Extracting.Cleaning;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect sanitise</c>: what is left of a piece of upstream HTML.</summary>
internal static class InspectSanitiseCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "An HTML file.", Arity = ArgumentArity.ZeroOrOne };
        var url = new Option<string?>("--url") { Description = "The address that relative links are resolved against." };
        var batch = new Option<bool>("--batch") { Description = "One {id, input, baseUrl?} a line on standard input, one {id, output} a line on standard output." };
        var noPictures = new Option<bool>("--no-pictures") { Description = "Take pictures out too, as everything that the daemon shows does." };
        var json = SharedOptions.Json();
        var command = new Command("sanitise", "Show what is left of a piece of HTML after cleaning.") { file, url, noPictures, json, batch };
        command.SetAction((parsed, cancellation) => parsed.GetValue(batch)
            ? Batch.RunAsync(Console.In, Console.Out, asked => Answer(asked, !parsed.GetValue(noPictures)), cancellation)
            : ShowAsync(parsed.GetValue(file), parsed.GetValue(url), !parsed.GetValue(noPictures), parsed.GetValue(json), cancellation));
        return command;
    }

    private static JsonObject Answer(JsonObject asked, bool pictures)
    {
        var input = asked["input"]?.GetValue<string>() ?? throw new FormatException("the case names no input");
        return new JsonObject { ["output"] = Sanitiser.Clean(input, AddressOf(asked["baseUrl"]?.GetValue<string>()), pictures) };
    }

    private static async Task<int> ShowAsync(FileInfo? file, string? url, bool pictures, bool json, CancellationToken cancellation)
    {
        if (file is not { Exists: true })
        {
            await Console.Error.WriteLineAsync(file is null ? "Name a file, or use --batch." : $"{file.FullName}: no such file");
            return 2;
        }

        var left = Sanitiser.Clean(await File.ReadAllTextAsync(file.FullName, cancellation), AddressOf(url), pictures);
        await Console.Out.WriteLineAsync(json ? Plain.Json(new JsonObject { ["output"] = left }) : left);
        return 0;
    }

    private static Uri? AddressOf(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
