using System.CommandLine;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources pause</c> and <c>resume</c>: for sources of the configuration too.</summary>
internal static class SourcesEnableCommand
{
    public static Command CreatePause() => Create("pause", "Stop polling sources; what they told stays. Sources of the configuration too.", enabled: false);

    public static Command CreateResume() => Create("resume", "Poll sources again that were paused.", enabled: true);

    private static Command Create(string name, string description, bool enabled)
    {
        var ids = new Argument<string[]>("id") { Description = "Sources (herald/politics), or outlets for all of their sources (herald).", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { ids };
        var options = new KeepingOptions(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(
            parsed,
            keeping => keeping.Editor.EnableAsync(
                [.. parsed.GetRequiredValue(ids).SelectMany(id => SourcesOf(keeping.Editor.Catalogue, id))], enabled, SourceKeeping.Actor, options.Note(parsed), options.IsTrial(parsed), cancellation),
            cancellation));
        return command;
    }

    // What is no outlet is taken for a source, which then is told not to be there.
    private static IEnumerable<SourceId> SourcesOf(SourceCatalogue catalogue, string id) =>
        catalogue.Find(new OutletId(id)) is { } outlet ? outlet.Sources.Select(s => s.Id) : [new SourceId(id)];
}
