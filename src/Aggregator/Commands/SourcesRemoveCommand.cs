using System.CommandLine;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources remove</c>: what they told stays, and so does every version of what they were.</summary>
internal static class SourcesRemoveCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("id") { Description = "Sources (herald/politics), or outlets with all of their sources (herald).", Arity = ArgumentArity.OneOrMore };
        var command = new Command("remove", "Take sources or outlets out of the list. Their articles stay, and so does their history.") { ids };
        var options = new KeepingOptions(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(
            parsed,
            keeping => keeping.Editor.RemoveAsync(
                [.. parsed.GetRequiredValue(ids).Select(id => new EditSubject(id.Contains('/', StringComparison.Ordinal) ? EditKind.Source : EditKind.Outlet, id))],
                SourceKeeping.Actor, options.Note(parsed), options.IsTrial(parsed), cancellation),
            cancellation));
        return command;
    }
}
