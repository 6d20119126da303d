using System.CommandLine;

namespace Aggregator.Commands;

/// <summary>Every verb there is.</summary>
internal static class Root
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Aggregator: a news desk that never sleeps. Without a verb it runs the daemon.")
        {
            RunCommand.Create(),
            AdminCommand.Create(),
            DemoCommand.Create(),
            AlertsCommand.Create(),
            BackupCommand.Create(),
            CompletionCommand.Create(),
            ConfigCommand.Create(),
            DoctorCommand.Create(),
            HealthcheckCommand.Create(),
            PollCommand.Create(),
            ReplayCommand.Create(),
            RestoreCommand.Create(),
            SourcesCommand.Create(),
            InspectCommand.Create(),
            KeyCommand.Create(),
        };
        RunCommand.Prepare(root);
        return root;
    }
}
