using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Options;
using Quartz;

namespace Aggregator.Scheduling;

/// <summary>Quartz's copy of what the store knows: one durable job and one one-shot trigger per outlet, the trigger at the outlet's next due time.</summary>
internal sealed class OutletAgenda(ISchedulerFactory schedulers, IIngestStore store, IOptions<SchedulingOptions> options, TimeProvider clock)
{
    /// <summary>At start: every outlet gets its trigger. Outlets that are overdue are spread, so that a restart is no burst.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var now = clock.GetUtcNow();
        var spread = TimeSpan.FromSeconds(options.Value.StartSpreadSeconds);
        var dues = await store.DuesAsync(cancellation);
        var overdue = dues.Count(d => d.At <= now);
        var (placed, jobs) = (0, new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>(dues.Count));
        foreach (var due in dues.OrderBy(d => d.At).ThenBy(d => d.Outlet.Value, StringComparer.Ordinal))
        {
            var at = due.At > now ? due.At : now + (spread * placed++ / Math.Max(1, overdue));
            jobs.Add(JobBuilder.Create<OutletJob>().WithIdentity(due.Outlet.Value).StoreDurably().Build(), [Trigger(due.Outlet, at)]);
        }

        await scheduler.ScheduleJobs(jobs, new ScheduleJobOptions(), cancellation);
    }

    /// <summary>Moves an outlet's trigger. What is overdue comes in the next second: others get their turn in between.</summary>
    public async ValueTask MoveAsync(IScheduler scheduler, OutletId outlet, DateTimeOffset at, CancellationToken cancellation)
    {
        var soonest = clock.GetUtcNow() + TimeSpan.FromMilliseconds(200);
        var trigger = Trigger(outlet, at > soonest ? at : soonest);
        if (await scheduler.RescheduleJob(trigger.Key, trigger, cancellation) is null)
            await scheduler.ScheduleJob(trigger, new ScheduleJobOptions(), cancellation);
    }

    // One shot: a late start fires once, at once (Quartz's misfire rule for a trigger without repeats), and never bursts.
    private ITrigger Trigger(OutletId outlet, DateTimeOffset at) =>
        TriggerBuilder.Create(clock).WithIdentity(outlet.Value).ForJob(outlet.Value).StartAt(at).Build();
}
