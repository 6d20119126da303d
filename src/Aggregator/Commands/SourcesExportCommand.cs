using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources export</c>: everything that is polled, for a file.</summary>
internal static class SourcesExportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Where to write; standard output where left out.", DefaultValueFactory = _ => "-" };
        var format = new Option<string>("--format") { Description = "json (the configuration's shape, complete) or opml (for feed readers too).", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "opml");
        var own = new Option<bool>("--own") { Description = "Only what admins keep, not what the configuration declares." };
        var credentials = new Option<bool>("--with-credentials") { Description = "With passwords and keys in the clear, for moving to another machine. Keep the file safe." };
        var command = new Command("export", "Write outlets and sources to a file that import takes.") { file, format, own, credentials };
        var options = new KeepingOptions(command, changes: false);
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            using var keeping = await options.OpenAsync(parsed, cancellation);
            var found = SourceExport.Of(
                keeping.Editor.Catalogue, parsed.GetValue(own) ? null : new DeclaredJson(keeping.Plan.Configuration), parsed.GetValue(credentials) ? keeping.Editor.SecretsOf : null);
            var bytes = parsed.GetValue(format) == "opml" ? OpmlWriter.Write(found, TimeProvider.System.GetUtcNow()) : Encoding.UTF8.GetBytes(SourceJson.Write(found));
            return await WriteAsync(parsed.GetRequiredValue(file), bytes, found, options.IsJson(parsed), cancellation);
        }));
        return command;
    }

    private static async Task<int> WriteAsync(string name, byte[] bytes, SourceFile found, bool isJson, CancellationToken cancellation)
    {
        if (name == "-")
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes, cancellation);
            return ExitCode.Ok;
        }

        // It may hold credentials; whoever wants others to read it can say so.
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var output = new FileStream(name, options))
                await output.WriteAsync(bytes, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"aggregator: {name}: {e.Message}");
            return ExitCode.Failed;
        }

        await Console.Out.WriteLineAsync(isJson
            ? Plain.Json(new JsonObject { ["file"] = Path.GetFullPath(name), ["outlets"] = found.Outlets.Count, ["sources"] = found.Sources.Count })
            : $"Wrote {found.Outlets.Count} outlets with {found.Sources.Count} sources to {name}");
        return ExitCode.Ok;
    }
}
