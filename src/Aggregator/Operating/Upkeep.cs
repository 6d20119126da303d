using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Operating;

/// <summary>Once an hour: lets go of poll records that are older than they have to be.</summary>
internal sealed partial class Upkeep(SqliteStore store, IOptions<StoringOptions> options, TimeProvider clock, ILogger<Upkeep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.PruneAsync(clock.GetUtcNow() - TimeSpan.FromDays(options.Value.PollHistoryDays), stoppingToken);
            }
            catch (StoreException trouble)
            {
                Log.NotPruned(logger, trouble.Message); // the next hour tries again
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old poll records could not be let go of: {Trouble}")]
        public static partial void NotPruned(ILogger logger, string trouble);
    }
}
