using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Operating;

/// <summary>Once an hour: lets go of poll records, entries seen, events, archived pages and sessions that are older, or more, than they have to be.</summary>
internal sealed partial class Upkeep(SqliteStore store, IOptions<StoringOptions> options, TimeProvider clock, ILogger<Upkeep> logger) : BackgroundService
{
    // Longer than a failed sign-in is remembered.
    private static readonly TimeSpan AttemptsKept = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = clock.GetUtcNow();
                var gone = await store.PruneAsync(options.Value.Retention, now, stoppingToken);
                await store.Accounts.PruneAccessAsync(now, now - AttemptsKept, stoppingToken);
                var pages = await store.PrunePagesAsync(now - TimeSpan.FromDays(options.Value.PageArchiveDays), options.Value.PageArchiveMegabytes * 1024L * 1024, stoppingToken);
                if (pages > 0 || gone is not { Polls: 0, Entries: 0, Events: 0 })
                    Log.Pruned(logger, gone.Polls, gone.Entries, gone.Events, pages);
            }
            catch (StoreException trouble)
            {
                Log.NotPruned(logger, trouble.Message); // the next hour tries again
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Let go of {Polls} poll records, {Entries} entries seen, {Events} events and {Pages} archived pages")]
        public static partial void Pruned(ILogger logger, int polls, int entries, int events, int pages);

        [LoggerMessage(LogLevel.Warning, "What is old could not be let go of: {Trouble}")]
        public static partial void NotPruned(ILogger logger, string trouble);
    }
}
