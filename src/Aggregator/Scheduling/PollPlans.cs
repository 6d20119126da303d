using System.Collections.Concurrent;
using Aggregator.Sources;

namespace Aggregator.Scheduling;

/// <summary>What the configuration says of each source's polls.</summary>
internal sealed class PollPlans(SchedulingOptions options)
{
    private readonly ConcurrentDictionary<SourceId, (Source Source, PollPlan Plan)> _plans = new();

    /// <summary>How often a whole document is asked for although the server says that nothing changed.</summary>
    public TimeSpan FullCheck { get; } = TimeSpan.FromHours(options.FullCheckHours);

    public PollPlan Of(Outlet outlet, Source source)
    {
        var known = _plans.GetOrAdd(source.Id, static (_, s) => (s.source, s.self.Make(s.outlet, s.source)), (self: this, outlet, source));
        if (ReferenceEquals(known.Source, source))
            return known.Plan;
        var plan = Make(outlet, source);
        _plans[source.Id] = (source, plan);
        return plan;
    }

    private PollPlan Make(Outlet outlet, Source source)
    {
        if (source.Cron is { } cron)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(outlet.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
            return new PollPlan { Interval = source.Interval, Timetable = new CronTimetable(cron, zone) };
        }

        // What is asked for more often than the fastest pace is meant as it is written.
        var fastest = TimeSpan.FromMinutes(options.FastestMinutes);
        return (source.Adaptive ?? options.Adaptive) && source.Interval > fastest
            ? new PollPlan { Interval = source.Interval, Adaptive = new WaitBounds(Longer(fastest, source.Interval * options.FastestShare), source.Interval * options.SlowestTimes) }
            : PollPlan.Every(source.Interval);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
