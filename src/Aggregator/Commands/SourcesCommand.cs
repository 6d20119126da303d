using System.CommandLine;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources …</c>: what is polled, how it goes, and changes of it.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "What is polled, how it goes, and changes of it.")
    {
        SourcesListCommand.Create(),
        SourcesTestCommand.Create(),
        SourcesAddCommand.Create(),
        SourcesEnableCommand.CreatePause(),
        SourcesEnableCommand.CreateResume(),
        SourcesRemoveCommand.Create(),
        SourcesImportCommand.Create(),
        SourcesExportCommand.Create(),
    };
}
