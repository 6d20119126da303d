using System.CommandLine;

namespace Aggregator.Commands;

/// <summary><c>aggregator config …</c>: what the settings are and whether they are right.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Check the settings, or show them with where each comes from.")
    {
        ConfigCheckCommand.Create(),
        ConfigShowCommand.Create(),
    };
}
