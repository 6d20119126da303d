using System.CommandLine;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator run</c>: the daemon. The default verb.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Run the daemon: poll the sources, store what is new, serve portal, API and admin console.");
        Prepare(command);
        return command;
    }

    /// <summary>Gives a command the daemon's options and action; the root command is one too, so that no verb means <c>run</c>.</summary>
    public static void Prepare(Command command)
    {
        var options = new DaemonOptions(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
    }

    private static async Task<int> RunAsync(RunOptions run, CancellationToken cancellation)
    {
        Plan plan;
        try
        {
            plan = Plan.Check(Settings.Layers(run.Configuration, []));
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }

        return await Daemon.RunAsync(plan, run, Console.Out, Console.Error, cancellation);
    }
}
