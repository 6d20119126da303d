using System.CommandLine;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect …</c>: what the stages make of one thing, without storing anything.</summary>
internal static class InspectCommand
{
    public static Command Create() => new("inspect", "Show what a stage makes of one thing, without storing anything.")
    {
        InspectAddressCommand.Create(),
        InspectArticleCommand.Create(),
        InspectDriftCommand.Create(),
        InspectFeedCommand.Create(),
        InspectKeyPointsCommand.Create(),
        InspectPageCommand.Create(),
        InspectRecipeCommand.Create(),
        InspectRobotsCommand.Create(),
        InspectSanitiseCommand.Create(),
        InspectSentencesCommand.Create(),
    };
}
