using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary><c>aggregator backup</c>: a checked copy of the data, while the daemon works.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Where the backup goes; a new or empty directory." };
        var verify = new Option<bool>("--verify") { Description = "Take none; hold the one in this folder against its manifest." };
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("backup", "Copy database and keys, checked, while the daemon works. The copy is as secret as the original.") { folder, verify, data, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            var place = Path.GetFullPath(parsed.GetRequiredValue(folder));
            var manifest = parsed.GetValue(verify)
                ? await Backup.VerifyAsync(place, cancellation)
                : await Backup.TakeAsync(Path.GetFullPath(parsed.GetRequiredValue(data)), place, TimeProvider.System.GetUtcNow(), cancellation);
            await TellAsync(manifest, parsed.GetValue(verify) ? "is sound" : "taken and checked", place, parsed.GetValue(json));
        }));
        return command;
    }

    internal static Task TellAsync(BackupManifest manifest, string what, string place, bool json) => Console.Out.WriteLineAsync(json
        ? Plain.Json(new JsonObject
        {
            ["folder"] = place,
            ["takenAt"] = manifest.TakenAt.ToString("O", CultureInfo.InvariantCulture),
            ["version"] = manifest.Version,
            ["schema"] = manifest.Schema,
            ["articles"] = manifest.Articles,
            ["sources"] = manifest.Sources,
            ["lastSequence"] = manifest.LastSequence,
            ["contentHash"] = manifest.ContentHash,
        })
        : $"Backup {what}: {manifest.Articles} articles, {manifest.Sources} sources, schema {manifest.Schema}, taken at {manifest.TakenAt:u} by version {manifest.Version}, in {place}");
}
