using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Every second: takes up what other processes (the command line) changed, and what could not be made live when it was saved.</summary>
internal sealed partial class SourceWatch(SourceEditor editor, TimeProvider clock, ILogger<SourceWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await editor.RefreshAsync(stoppingToken);
            }
            catch (StoreException trouble)
            {
                Log.NotRead(logger, trouble.Message); // the next second tries again
            }
            catch (Exception mistake) when (mistake is not OperationCanceledException)
            {
                Log.Broke(logger, mistake); // the daemon goes on polling what it polls
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Whether sources were changed cannot be seen just now: {Trouble}")]
        public static partial void NotRead(ILogger logger, string trouble);

        [LoggerMessage(LogLevel.Error, "Taking up a change of the sources met a mistake of our own; it is tried again")]
        public static partial void Broke(ILogger logger, Exception mistake);
    }
}
