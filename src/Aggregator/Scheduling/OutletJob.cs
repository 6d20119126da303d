using Aggregator.Ingesting;
using Aggregator.Sources;
using Aggregator.Storing;
using Quartz;

namespace Aggregator.Scheduling;

/// <summary>One outlet's turn. Quartz calls it at the outlet's due time; it moves its own trigger to the next.</summary>
[DisallowConcurrentExecution]
internal sealed partial class OutletJob(OutletHand hand, OutletAgenda agenda, TimeProvider clock, ILogger<OutletJob> logger) : IJob
{
    // While the database cannot be used, asking again soon costs little and nothing is lost.
    private static readonly TimeSpan AfterStoreTrouble = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterOwnMistake = TimeSpan.FromMinutes(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var outlet = new OutletId(context.JobDetail.Key.Name);
        Due? next = null;
        try
        {
            if (await hand.RunAsync(outlet, cancellationToken) is { } due)
                next = new Due(due.At, due.Because);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return; // stopping: the store knows what is due
        }
        catch (StoreException trouble)
        {
            Log.StoreTrouble(logger, outlet, trouble.Message);
            next = new Due(clock.GetUtcNow() + AfterStoreTrouble, "the store could not be used");
        }
        catch (Exception mistake)
        {
            // Whatever it was, the outlet must not fall silent: a trigger that is not moved never fires again.
            Log.TurnBroke(logger, outlet, mistake);
            next = new Due(clock.GetUtcNow() + AfterOwnMistake, "the last turn met a mistake of our own");
        }

        if (next is { } at)
            await MoveAsync(context.Scheduler, outlet, at.At, cancellationToken);
    }

    private async ValueTask MoveAsync(IScheduler scheduler, OutletId outlet, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            await agenda.MoveAsync(scheduler, outlet, at, cancellation);
        }
        catch (SchedulerException) when (scheduler.Status != SchedulerStatus.Running)
        {
            // It was stopped while this turn ended: the store knows what is due.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Nothing of {Outlet} was kept just now, it comes again soon: {Trouble}")]
        public static partial void StoreTrouble(ILogger logger, OutletId outlet, string trouble);

        [LoggerMessage(LogLevel.Error, "The turn of {Outlet} met a mistake of our own; it comes again later")]
        public static partial void TurnBroke(ILogger logger, OutletId outlet, Exception mistake);
    }
}
