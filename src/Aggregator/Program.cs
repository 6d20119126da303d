using System.CommandLine;
using Aggregator.Commands;
using Aggregator.Operating;

var root = new RootCommand("Aggregator: a news desk that never sleeps. Without a verb it runs the daemon.")
{
    RunCommand.Create(),
    AdminCommand.Create(),
    DemoCommand.Create(),
    BackupCommand.Create(),
    ConfigCommand.Create(),
    DoctorCommand.Create(),
    HealthcheckCommand.Create(),
    RestoreCommand.Create(),
    SourcesCommand.Create(),
    InspectCommand.Create(),
    KeyCommand.Create(),
};
RunCommand.Prepare(root);

var parsed = root.Parse(args);
// Longer than the host takes to stop: else SIGTERM during a busy stop ends in 143 instead of 0.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(25) });
return parsed.Errors.Count > 0 ? ExitCode.Misconfigured : exitCode;
