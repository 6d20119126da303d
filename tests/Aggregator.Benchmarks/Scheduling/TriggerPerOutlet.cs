using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Aggregator.Benchmarks;

/// <summary>The shape that the daemon has: a durable job and a one-shot trigger per outlet, which the job moves.</summary>
internal sealed class TriggerPerOutlet(ServiceProvider services, IScheduler scheduler, TriggerPerOutlet.Turns turns) : ISchedule
{
    public static async Task<ISchedule> StartAsync(int outlets, Lateness lateness)
    {
        var turns = new Turns(lateness, outlets);
        var collection = new ServiceCollection().AddLogging().AddSingleton(turns).AddSingleton<Turn>();
        collection.AddQuartz(q =>
        {
            q.UseTimeProvider(TimeProvider.System);
            q.UseInMemoryStore();
        });
        collection.AddOptions<ThreadPoolOptions>().Configure(p => p.MaxConcurrency = 64);
        var services = collection.BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var far = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1);
        var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>(outlets);
        for (var i = 0; i < outlets; i++)
            jobs.Add(JobBuilder.Create<Turn>().WithIdentity(Name(i)).StoreDurably().Build(), [At(Name(i), far)]);
        await scheduler.ScheduleJobs(jobs, new ScheduleJobOptions());
        await scheduler.Start();
        return new TriggerPerOutlet(services, scheduler, turns);
    }

    public async Task PaceAsync(TimeSpan interval)
    {
        turns.Interval = interval;
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < turns.Outlets; i++)
            await scheduler.RescheduleJob(new TriggerKey(Name(i)), At(Name(i), now + (interval * i / turns.Outlets)));
    }

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(waitForJobsToComplete: true);
        await services.DisposeAsync();
    }

    private static string Name(int i) => $"outlet-{i}";

    private static ITrigger At(string name, DateTimeOffset at) => TriggerBuilder.Create(TimeProvider.System).WithIdentity(name).ForJob(name).StartAt(at).Build();

    /// <summary>What all turns share.</summary>
    internal sealed class Turns(Lateness lateness, int outlets)
    {
        public int Outlets => outlets;

        public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

        public Lateness Lateness => lateness;
    }

    /// <summary>One outlet's turn, without its work.</summary>
    [DisallowConcurrentExecution]
    internal sealed class Turn(Turns turns) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var now = TimeProvider.System.GetUtcNow();
            var due = context.ScheduledFireTimeUtc ?? now;
            turns.Lateness.Add(now - due);
            var next = At(context.JobDetail.Key.Name, due + turns.Interval);
            if (await context.Scheduler.RescheduleJob(next.Key, next, cancellationToken) is null)
                await context.Scheduler.ScheduleJob(next, new ScheduleJobOptions(), cancellationToken);
        }
    }
}
