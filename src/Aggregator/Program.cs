using System.CommandLine;
using Aggregator.Commands;

var root = new RootCommand("Aggregator: the news desk that never sleeps.")
{
    InspectCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
