using System.CommandLine;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator restore</c>: puts a backup back, checked before and after.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A backup." };
        var replace = new Option<bool>("--replace") { Description = "A database that is there may be replaced; it is set aside beside it, not deleted." };
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("restore", "Put a backup back where no daemon runs. It is checked before and after.") { folder, replace, data, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            var place = Path.GetFullPath(parsed.GetRequiredValue(data));
            var manifest = await Backup.RestoreAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), place, parsed.GetValue(replace), TimeProvider.System.GetUtcNow(), cancellation);
            await BackupCommand.TellAsync(manifest, "restored and checked", place, parsed.GetValue(json));
        }));
        return command;
    }
}
