using System.CommandLine;
using Aggregator.Commands;
using Aggregator.Operating;

var root = new RootCommand("Aggregator: a news desk that never sleeps. Without a verb it runs the daemon.")
{
    RunCommand.Create(),
    DemoCommand.Create(),
    InspectCommand.Create(),
};
RunCommand.Prepare(root);

var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Misconfigured : exitCode;
