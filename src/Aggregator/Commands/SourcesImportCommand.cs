using System.CommandLine;
using Aggregator.Operating;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources import</c>: OPML or JSON; all of it or nothing.</summary>
internal static class SourcesImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "OPML 2.0, or JSON in the configuration's shape; - reads standard input." };
        var replace = new Option<bool>("--replace") { Description = "Remove what admins keep and the file does not name." };
        var command = new Command("import", "Take outlets and sources from a file: new ones are added, kept ones changed, declared ones left alone.") { file, replace };
        var options = new KeepingOptions(command);
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            var name = parsed.GetRequiredValue(file);
            byte[] bytes;
            try
            {
                bytes = await ReadAsync(name, cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"aggregator: {name}: {e.Message}");
                return ExitCode.Misconfigured;
            }

            using var keeping = await options.OpenAsync(parsed, cancellation);
            var report = await SourceImport.RunAsync(
                keeping.Editor, bytes, SourceImport.LooksLikeOpml(bytes), parsed.GetValue(replace), SourceKeeping.Actor, options.Note(parsed), options.IsTrial(parsed), cancellation);
            return await EditTold.TellAsync(report.Outcome, options.IsTrial(parsed), options.IsJson(parsed), report.Skipped);
        }));
        return command;
    }

    private static async Task<byte[]> ReadAsync(string name, CancellationToken cancellation)
    {
        if (name != "-")
            return await File.ReadAllBytesAsync(name, cancellation);
        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
