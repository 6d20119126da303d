using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;
using Quartz;

namespace Aggregator.Operating;

/// <summary>Tells systemd that the daemon is alive, twice in the time that its watchdog allows (sd_watchdog_enabled(3)): while the schedule runs, and not while it hangs.</summary>
internal sealed class Watchdog(IServiceProvider services, ISchedulerFactory schedulers, TimeProvider clock) : BackgroundService
{
    /// <summary>How often; null where no watchdog waits for this process.</summary>
    public static TimeSpan? Interval(string? microseconds, string? process, int self) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 && (string.IsNullOrEmpty(process) || process == self.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(limit / 2d) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Interval(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID"), Environment.ProcessId) is not { } interval || services.GetService<ISystemdNotifier>() is not { } systemd)
            return;
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            if (scheduler.Status == SchedulerStatus.Running)
                systemd.Notify(new ServiceState("WATCHDOG=1"));
        }
    }
}
