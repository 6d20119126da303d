using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Options;
using Quartz;

namespace Aggregator.Scheduling;

/// <summary>Quartz's copy of what the store knows: one durable job and one one-shot trigger per outlet, the trigger at the outlet's next due time.</summary>
internal sealed class OutletAgenda(ISchedulerFactory schedulers, IIngestStore store, IOptions<SchedulingOptions> options, TimeProvider clock)
{
    /// <summary>However overdue an outlet is, its next turn comes so long after the last.</summary>
    internal static TimeSpan Soonest { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>At start: every outlet gets its trigger. Outlets that are overdue are spread, so that a restart is no burst.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var dues = await store.DuesAsync(cancellation);
        var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>(dues.Count);
        foreach (var (outlet, at) in StartSpread.Of(dues, clock.GetUtcNow(), TimeSpan.FromSeconds(options.Value.StartSpreadSeconds)))
            jobs.Add(Job(outlet), [Trigger(outlet, at)]);

        await scheduler.ScheduleJobs(jobs, new ScheduleJobOptions { Replace = true }, cancellation);
    }

    /// <summary>After a change of these outlets: each trigger is where the store says, or gone where nothing is polled any more.</summary>
    public async Task FollowAsync(IEnumerable<OutletId> outlets, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        foreach (var outlet in outlets)
        {
            if (await store.DueAsync(outlet, cancellation) is not { } due)
            {
                await scheduler.UnscheduleJob(new TriggerKey(outlet.Value), cancellation);
                continue;
            }

            // Jobs stay when their outlet goes: one in hand still asks for its next turn.
            await scheduler.AddJob(Job(outlet), new AddJobOptions { Replace = true }, cancellation);
            await MoveAsync(scheduler, outlet, due.At, cancellation);
        }
    }

    /// <summary>Moves an outlet's trigger. What is overdue comes in the next second: others get their turn in between.</summary>
    public async ValueTask MoveAsync(IScheduler scheduler, OutletId outlet, DateTimeOffset at, CancellationToken cancellation)
    {
        var soonest = clock.GetUtcNow() + Soonest;
        var trigger = Trigger(outlet, at > soonest ? at : soonest);
        if (await scheduler.RescheduleJob(trigger.Key, trigger, cancellation) is null)
            await scheduler.ScheduleJob(trigger, new ScheduleJobOptions(), cancellation);
    }

    private static IJobDetail Job(OutletId outlet) => JobBuilder.Create<OutletJob>().WithIdentity(outlet.Value).StoreDurably().Build();

    // One shot: a late start fires once, at once (Quartz's misfire rule for a trigger without repeats), and never bursts.
    private ITrigger Trigger(OutletId outlet, DateTimeOffset at) =>
        TriggerBuilder.Create(clock).WithIdentity(outlet.Value).ForJob(outlet.Value).StartAt(at).Build();
}
