namespace Aggregator.Benchmarks.Efficiency;

/// <summary>Two families of simulated outlets. The constants of the schedule were chosen on the first; the second was only ever reported on.</summary>
internal static class Newsrooms
{
    private static readonly double[] Office = Day(peak: 11, spread: 4.5, floor: 0.02);
    private static readonly double[] Daily = Day(peak: 14, spread: 6, floor: 0.15);
    private static readonly double[] RoundTheClock = Day(peak: 15, spread: 7, floor: 0.35);
    private static readonly double[] EarlyAndLate = [.. Day(peak: 7, spread: 2, floor: 0.03).Zip(Day(peak: 19, spread: 3, floor: 0.03), (a, b) => a + b)];
    private static readonly double[] Flat = [.. Enumerable.Repeat(1.0, 24)];
    private static readonly double[] Morning = Day(peak: 9, spread: 3, floor: 0.01);

    public static IReadOnlyList<Newsroom> Tuning { get; } =
    [
        new("wire", 320, RoundTheClock, 0.7, 50) { Cluster = 1.5, Breaking = 3 },
        new("national", 140, Daily, 0.6, 40) { Cluster = 2, Breaking = 5 },
        new("section of a national", 40, Daily, 0.4, 30) { Cluster = 2 },
        new("regional", 35, Office, 0.3, 25) { Cluster = 1.7, ClusterMinutes = 4 },
        new("local", 9, Office, 0.2, 20),
        new("government", 14, Morning, 0.02, 20) { Cluster = 3, ClusterMinutes = 3 },
        new("campaign", 1.2, Office, 0.3, 10),
    ];

    public static IReadOnlyList<Newsroom> HeldOut { get; } =
    [
        new("agency", 260, Day(peak: 13, spread: 8, floor: 0.25), 0.8, 100) { Cluster = 2.5, ClusterMinutes = 3, Breaking = 4 },
        new("broadcaster", 170, EarlyAndLate, 0.9, 35) { Cluster = 1.3, Breaking = 8 },
        new("newspaper in editions", 90, Day(peak: 21, spread: 3, floor: 0.08), 0.5, 50) { Cluster = 4, ClusterMinutes = 2 },
        new("site built every half hour", 60, Daily, 0.5, 30) { Release = [0, 30] },
        new("city", 28, EarlyAndLate, 0.5, 15) { Cluster = 1.4 },
        new("council", 6, Morning, 0, 10) { Cluster = 2.5, ClusterMinutes = 8 },
        new("blog without hours", 4, Flat, 1, 10),
        new("charity", 0.7, Office, 0.1, 10),
    ];

    // A bell around a peak, on a floor.
    private static double[] Day(double peak, double spread, double floor) =>
        [.. Enumerable.Range(0, 24).Select(h => Math.Min(Math.Abs(h + 0.5 - peak), 24 - Math.Abs(h + 0.5 - peak))).Select(d => floor + Math.Exp(-d * d / (2 * spread * spread)))];
}
