using System.Globalization;

namespace Aggregator.Benchmarks;

/// <summary>
/// <c>schedule [outlets] [seconds] [trigger|dispatch]</c>: what it costs to know when 10,000 outlets are due. Compares a Quartz trigger per outlet with one
/// dispatch job that leases due outlets from SQLite: memory, CPU while nothing is due, lateness while much is. The turns themselves do nothing.
/// </summary>
internal static class ScheduleBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var outlets = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 30;
        var only = args.Length > 2 ? args[2] : null;
        if (only is null or "trigger")
            await MeasureAsync("one trigger per outlet", outlets, seconds, lateness => TriggerPerOutlet.StartAsync(outlets, lateness));
        if (only is null or "dispatch")
            await MeasureAsync("one dispatch job that leases from SQLite", outlets, seconds, lateness => DispatchJob.StartAsync(outlets, lateness));
        return 0;
    }

    private static async Task MeasureAsync(string name, int outlets, int seconds, Func<Lateness, Task<ISchedule>> start)
    {
        var before = Memory();
        var filling = new CpuClock();
        var lateness = new Lateness();
        await using var schedule = await start(lateness);
        Print(name, $"{outlets} outlets placed in {filling.Seconds:F2} CPU s, {Memory() - before:F1} MiB of managed memory");

        // Nothing is due for the first hour.
        var idle = new CpuClock();
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        Print(name, $"idle: {idle.Seconds / seconds * 100:F2} % of a core");

        // Then every outlet is due once a minute, evenly spread.
        await schedule.PaceAsync(TimeSpan.FromMinutes(1));
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        lateness.Clear();
        var busy = new CpuClock();
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        Print(name, $"busy: {busy.Seconds / seconds * 100:F2} % of a core, {lateness.Sum()}");
    }

    private static double Memory() => GC.GetTotalMemory(forceFullCollection: true) / 1024d / 1024;

    private static void Print(string name, FormattableString line) => Console.WriteLine($"{name}: {line.ToString(CultureInfo.InvariantCulture)}");
}

/// <summary>A way to know when outlets are due.</summary>
internal interface ISchedule : IAsyncDisposable
{
    /// <summary>From now on every outlet is due once in <paramref name="interval"/>, evenly spread.</summary>
    Task PaceAsync(TimeSpan interval);
}
