using System.Diagnostics;
using System.Globalization;
using Aggregator.Scheduling;

namespace Aggregator.Benchmarks.Efficiency;

/// <summary>
/// Simulated weeks of posting: delay from published to seen against number of requests, for the adaptive schedule beside fixed ones. The decision is the daemon's own.
/// Arguments: family (tuning or held-out), weeks, runs, and for trials: interval in minutes, fastest minutes, slowest minutes, entries an hour at which the interval is kept.
/// </summary>
internal static class EfficiencyBenchmark
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static Task RunAsync(string[] args)
    {
        var heldOut = args.ElementAtOrDefault(0) is not "tuning";
        var (weeks, runs) = ((int)Number(args, 1, 4), (int)Number(args, 2, 5));
        var interval = TimeSpan.FromMinutes(Number(args, 3, 15));
        var bounds = new WaitBounds(TimeSpan.FromMinutes(Number(args, 4, interval.TotalMinutes * 0.2)), TimeSpan.FromMinutes(Number(args, 5, interval.TotalMinutes * 4)));
        bounds = bounds with { KeptAt = Number(args, 6, bounds.KeptAt) };
        (string Name, PollPlan Plan)[] plans =
        [
            ("adaptive", PollPlan.Every(interval) with { Adaptive = bounds }),
            ("5 min", PollPlan.Every(TimeSpan.FromMinutes(5))),
            ("15 min", PollPlan.Every(TimeSpan.FromMinutes(15))),
            ("60 min", PollPlan.Every(TimeSpan.FromMinutes(60))),
        ];
        Console.WriteLine($"{(heldOut ? "held-out" : "tuning")} family, {weeks} weeks, {runs} runs; adaptive: {interval.TotalMinutes:0.#} min between {bounds.Fastest.TotalMinutes:0.#} and {bounds.Slowest.TotalMinutes:0.#}, kept at {bounds.KeptAt} an hour");
        var rooms = heldOut ? Newsrooms.HeldOut : Newsrooms.Tuning;
        var started = Stopwatch.GetTimestamp();
        var results = plans.Select(p => rooms.Select(r => Weeks(r, p.Plan, weeks, runs)).ToList()).ToList();
        var decisions = results.Sum(p => p.Sum(r => r.Sum(run => run.Sum(w => w.Requests))));
        var took = Stopwatch.GetElapsedTime(started);
        foreach (var week in new[] { 0, weeks - 1 }.Distinct())
            Print(week, rooms, plans, [.. results.Select(p => p.ConvertAll(r => r.ConvertAll(run => run[week])))]);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decisions} polls learned from and decided in {took.TotalSeconds:0.0} s: {took.TotalMicroseconds / decisions:0.0} µs each, the simulation included"));
        return Task.CompletedTask;
    }

    private static List<IReadOnlyList<PolledWeek>> Weeks(Newsroom room, PollPlan plan, int weeks, int runs) =>
        [.. Enumerable.Range(0, runs).Select(run => PolledWeek.Run(room.Publish(1_000 + run, Monday, weeks), room.Window, plan, Monday, weeks, run))];

    private static void Print(int week, IReadOnlyList<Newsroom> rooms, (string Name, PollPlan Plan)[] plans, List<List<List<PolledWeek>>> results)
    {
        Console.WriteLine();
        Console.WriteLine($"Week {week + 1} | reports | {string.Join(" | ", plans.Select(p => $"{p.Name}: requests, mean, p95 min, missed"))} | best for adaptive's requests: mean");
        for (var room = 0; room < rooms.Count; room++)
            Console.WriteLine($"{rooms[room].Name} | {Line([.. results.Select(plan => plan[room])])} | {Best([rooms[room]], results[0][room]):0.0}");
        Console.WriteLine($"all | {Line([.. results.Select(plan => plan.SelectMany(r => r).ToList())])} | {Best(rooms, [.. results[0].SelectMany(r => r)]):0.0}");
    }

    // The least mean delay for as many requests by one who knows every outlet's rate in every hour beforehand, but no instant: waits as the inverse square root
    // of the rate (minimise the sum of rate × wait / 2 for a given sum of 1 / wait). Clusters and releases on the minute can be served better than that.
    private static double Best(IReadOnlyList<Newsroom> rooms, List<PolledWeek> weeks)
    {
        var rates = rooms.SelectMany(r => Enumerable.Range(0, 168).Select(r.Rate)).ToList();
        var root = rates.Sum(Math.Sqrt);
        return 60 * root * root / (2 * rooms.Count * weeks.Average(w => w.Requests) * rates.Sum());
    }

    private static string Line(List<List<PolledWeek>> byPlan)
    {
        var runs = byPlan[0].Count;
        var reports = byPlan[0].Sum(w => w.Delays.Count + w.Missed) / (double)runs;
        return string.Create(CultureInfo.InvariantCulture, $"{reports:0} | {string.Join(" | ", byPlan.Select(Cell))}");
    }

    private static string Cell(List<PolledWeek> weeks)
    {
        var delays = weeks.SelectMany(w => w.Delays).Order().ToList();
        var (mean, p95) = delays.Count == 0 ? (0, 0) : (delays.Average(), delays[(int)(delays.Count * 0.95)]);
        return string.Create(CultureInfo.InvariantCulture, $"{weeks.Average(w => w.Requests):0}, {mean:0.0}, {p95:0.0}, {weeks.Sum(w => w.Missed)}");
    }

    private static double Number(string[] args, int place, double fallback) => args.Length > place ? double.Parse(args[place], CultureInfo.InvariantCulture) : fallback;
}
