using System.CommandLine;
using Aggregator.Operating;
using Aggregator.Simulator;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary><c>aggregator demo</c>: the daemon at work on a simulated Fleet Street in its own process, without the internet.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "See the main job at work without the internet: the daemon polls a simulated Fleet Street on loopback.");
        var options = new DaemonOptions(command, Path.Combine("data", "demo"));
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions run, CancellationToken cancellation)
    {
        try
        {
            var state = DemoState.Read(DataDirectory.Prepare(run.Data));
            await using var street = await FleetStreet.StartAsync(Scenario.Load("fleet-street"), TimeProvider.System, state.Options(), cancellation);
            DemoState.Of(street).Write(run.Data);
            // Where the answer is JSON, the rest goes beside it.
            var told = run.Json ? Console.Error : Console.Out;
            foreach (var moved in street.Moved)
                told.WriteLine($"The port of {moved} is taken by another program: it listens on another, and its reports have new addresses.");
            var plan = Plan.Check(Settings.Layers(run.Configuration, DemoSettings.Overrides(street)));
            told.WriteLine($"A simulated Fleet Street of {street.Outlets.Count} outlets listens on loopback; its news is made up.");
            return await Daemon.RunAsync(plan, run, Console.Out, Console.Error, cancellation);
        }
        catch (SettingsException e)
        {
            return await Complaint.AboutSettingsAsync(e);
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync($"aggregator: {e.Message}");
            return ExitCode.StoreUnusable;
        }
    }
}
