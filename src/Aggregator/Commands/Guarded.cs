using Aggregator.Operating;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary>Runs a verb and turns what can go wrong for an operator into a line on standard error and an exit code.</summary>
internal static class Guarded
{
    public static Task<int> RunAsync(Func<Task> verb) => RunAsync(async () =>
    {
        await verb();
        return ExitCode.Ok;
    });

    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
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
        catch (BackupException e)
        {
            await Console.Error.WriteLineAsync($"aggregator: {e.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("aggregator: given up as asked");
            return ExitCode.Failed;
        }
    }
}
