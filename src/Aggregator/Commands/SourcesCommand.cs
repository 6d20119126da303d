using System.CommandLine;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources …</c>: what is polled and how it goes.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "What is polled and how it goes.")
    {
        SourcesListCommand.Create(),
        SourcesTestCommand.Create(),
    };
}
