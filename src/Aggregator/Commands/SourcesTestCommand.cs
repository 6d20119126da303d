using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Discovering;
using Aggregator.Operating;
using Aggregator.Previewing;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>
/// <c>aggregator sources test</c>: what could be polled at an address and what the best of it would bring; or what a source of the list brings now. Nothing is saved.
/// Exit code 0 where at least one article would come of it, 1 where none would, 2 for what is no address.
/// </summary>
internal static class SourcesTestCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("address|source-id") { Description = "Any address of a site, or a source of the list, such as bbc-news/top." };
        var only = new Option<bool>("--no-preview") { Description = "Only look for sources; do not walk the best one's entries to their pages." };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json());
        var command = new Command("test", "Try an address or a source: what would be ingested, before anything is saved.") { what, only, config, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            using var trying = new Trying(Plan.Check(Settings.Read(parsed.GetValue(config), [])));
            var progress = new Told(isQuiet: parsed.GetValue(json));
            var asked = parsed.GetRequiredValue(what);
            var (found, preview) = await RunAsync(trying, asked, !parsed.GetValue(only), progress, cancellation);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(Plain.Json(Json(found, preview)));
            else
                DiscoveredTable.Show(found, preview);
            return ExitCodeOf(found, preview);
        }));
        return command;
    }

    private static async Task<(Discovered? Found, Previewed? Preview)> RunAsync(Trying trying, string asked, bool previews, IProgress<Step> progress, CancellationToken cancellation)
    {
        if (trying.Plan.Outlets.SelectMany(o => o.Sources, (o, s) => (Outlet: o, Source: s)).FirstOrDefault(p => p.Source.Id.Value == asked) is { Source: not null } declared)
            return (null, await trying.Preview.RunAsync(declared.Outlet, declared.Source, progress, cancellation));
        var found = await trying.Discovery.FindAsync(asked, progress, cancellation);
        return previews && found is { Outlet: { } outlet, Candidates: [{ IsReadable: true } best, ..] }
            ? (found, await trying.Preview.RunAsync(Proposals.Outlet(outlet, trying.Plan.Outlets), Proposals.Source(outlet, best), progress, cancellation))
            : (found, null);
    }

    internal static JsonObject Json(Discovered? found, Previewed? preview) => new()
    {
        ["found"] = found is null ? null : DiscoveredJson.Of(found),
        ["preview"] = preview is null ? null : PreviewedJson.Of(preview),
    };

    internal static int ExitCodeOf(Discovered? found, Previewed? preview)
    {
        if (found is { Answered: null, Candidates.Count: 0 })
            return ExitCode.Misconfigured;
        var isUseful = preview?.IsUseful ?? found?.Candidates.Any(c => c is { IsReadable: true, Entries: > 0 }) == true;
        return isUseful ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>Steps on standard error, so that standard output holds the answer only.</summary>
    private sealed class Told(bool isQuiet) : IProgress<Step>
    {
        public void Report(Step value)
        {
            if (!isQuiet && value.Outcome is { } outcome)
                Console.Error.WriteLine($"{value.Doing}: {outcome}");
        }
    }
}
