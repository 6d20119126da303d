using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>A day and a quarter of the daemon among simulated hosts: a stop of most of an hour in the middle, and an hour without a network. A permanent redirect takes the quarter to be believed.</summary>
internal static class SimulatedDay
{
    // A Monday noon: skipDays has a day to be skipped, skipHours a night.
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <param name="adjust">Changes the shipped settings: a daemon that is made rude shows whether the grades notice.</param>
    public static async Task<DayRecord> RunAsync(Action<FetchingOptions>? adjust = null)
    {
        using var clock = new SimulatedClock(Start);
        var directory = Directory.CreateTempSubdirectory("aggregator-politeness-");
        try
        {
            await using var hosts = await SimulatedHosts.StartAsync(clock, (Start.AddHours(Scenes.OutageFrom), Start.AddHours(Scenes.OutageUntil)));
            foreach (var site in Scenes.Sites(hosts, Start))
                hosts.Add(site);
            var (database, outlets) = (Path.Combine(directory.FullName, "day.db"), Scenes.Outlets(hosts));
            List<Turn> turns = [];
            List<string> mistakes = [];
            await using (var before = await SimulatedDaemon.StartAsync(database, outlets, hosts, clock, adjust))
            {
                turns.AddRange(await WorkAsync(before, hosts, clock, Start.AddHours(Scenes.StopAt)));
                mistakes.AddRange(before.Mistakes);
            }

            var restart = Start.AddHours(Scenes.RestartAt);
            clock.SetUtcNow(restart);
            await using var after = await SimulatedDaemon.StartAsync(database, outlets, hosts, clock, adjust);
            turns.AddRange(await WorkAsync(after, hosts, clock, Start.AddHours(Scenes.Hours)));
            return new DayRecord(hosts.Visits, turns, await PollsAsync(after), await after.Store.SourcesAsync(default), Start, restart, Start.AddHours(Scenes.Hours)) { Mistakes = [.. mistakes, .. after.Mistakes] };
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<List<PollRecord>> PollsAsync(SimulatedDaemon daemon)
    {
        var polls = new List<PollRecord>();
        foreach (var status in await daemon.Store.SourcesAsync(default))
            polls.AddRange(await daemon.Store.PollsAsync(status.Source.Id, 1_000, default));
        return polls;
    }

    private static async Task<List<Turn>> WorkAsync(SimulatedDaemon daemon, SimulatedHosts hosts, SimulatedClock clock, DateTimeOffset until)
    {
        var shift = new Shift(daemon, hosts, clock);
        await shift.RunAsync(until);
        return shift.Turns;
    }
}
