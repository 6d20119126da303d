using System.CommandLine;
using Aggregator.Operating;
using Aggregator.Previewing;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect recipe</c>: tries a changed recipe on archived pages: "changes 37 of 500". Exit code 1 where a page would lose a field.</summary>
internal static class InspectRecipeCommand
{
    public static Command Create()
    {
        var set = new Option<string[]>("--set") { Description = "A selector to change: PART=SELECTOR, such as Body=article; nothing behind = takes it out. As often as needed." };
        var recipe = new Option<FileInfo?>("--recipe") { Description = "A JSON file with all selectors, in place of the source's recipe." };
        var limit = new Option<int>("--pages") { Description = "How many archived pages to try it on, newest first.", DefaultValueFactory = _ => 500 };
        var details = new Option<int>("--details") { Description = "How many changed pages to show.", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Answer in JSON, with all changed pages." };
        var command = new Command("recipe", "Try a change of a source's recipe on its archived pages before it is made.") { set, recipe, limit, details, json };
        var options = new PagesOption(command);
        command.SetAction((parsed, cancellation) => Changed(parsed.GetValue(set) ?? [], parsed.GetValue(recipe)) is { } change
            ? options.RunAsync(parsed, async (outlet, source, pages) =>
            {
                var report = await RecipeTrials.RunAsync(outlet, source, pages, change.Apply, parsed.GetValue(limit), cancellation);
                await Console.Out.WriteLineAsync(parsed.GetValue(json) ? TrialTable.Json(report, source.Id.Value).ToJsonString(PageAnswer.Indented) : TrialTable.Of(report, source.Id.Value, parsed.GetValue(details)));
                return report.LosesSomething ? ExitCode.Failed : ExitCode.Ok;
            })
            : Task.FromResult(ExitCode.Misconfigured));
        return command;
    }

    private static RecipeChange? Changed(string[] set, FileInfo? recipe)
    {
        try
        {
            return RecipeChange.Of(set, recipe);
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }
}
