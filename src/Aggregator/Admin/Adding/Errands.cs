using Aggregator.Discovering;

namespace Aggregator.Admin.Adding;

/// <summary>Runs errands apart from the requests that start them, few at a time, until the daemon stops.</summary>
internal sealed partial class Errands(IHostApplicationLifetime lifetime, ILogger<Errands> logger)
{
    /// <summary>At a time, for everybody together: each holds connections and memory.</summary>
    public const int Most = 4;

    private int _running;

    /// <summary>Null where too many run already.</summary>
    public Errand<T>? Start<T>(Func<IProgress<Step>, CancellationToken, Task<T>> work)
        where T : class
    {
        if (Interlocked.Increment(ref _running) > Most)
        {
            Interlocked.Decrement(ref _running);
            return null;
        }

        var errand = new Errand<T>();
        _ = Task.Run(() => RunAsync(errand, work), CancellationToken.None);
        return errand;
    }

    // One catch-all for one piece of work: a mistake of ours is told to whoever waits, and logged.
    private async Task RunAsync<T>(Errand<T> errand, Func<IProgress<Step>, CancellationToken, Task<T>> work)
        where T : class
    {
        try
        {
            errand.End(await work(errand, lifetime.ApplicationStopping));
        }
        catch (OperationCanceledException)
        {
            errand.Fail("The daemon is stopping.");
        }
        catch (Exception e)
        {
            Log.Failed(logger, e);
            errand.Fail("Something went wrong in here; the log has the details.");
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A search or a preview for the console failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
