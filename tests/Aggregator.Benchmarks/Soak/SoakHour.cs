using System.Globalization;

namespace Aggregator.Benchmarks.Soak;

/// <summary>How things stood at the end of one simulated hour.</summary>
/// <param name="Hour">Simulated hours since the start.</param>
/// <param name="Polls">In this hour.</param>
/// <param name="Articles">In the store.</param>
/// <param name="ManagedMegabytes">After a full collection.</param>
/// <param name="ResidentMegabytes">Of the process, simulator and readers counted in.</param>
/// <param name="Handles">Open file descriptors.</param>
/// <param name="Threads">Of the process.</param>
/// <param name="DatabaseMegabytes">The database file.</param>
/// <param name="LogMegabytes">Its write-ahead log.</param>
/// <param name="LagMedian">From a source's due time to its poll, in simulated seconds.</param>
/// <param name="LagWorst">The same at its worst.</param>
/// <param name="Troubles">Errors and worse in the log, since the start.</param>
internal sealed record SoakHour(
    int Hour, long Polls, int Articles, double ManagedMegabytes, double ResidentMegabytes, int Handles, int Threads, double DatabaseMegabytes, double LogMegabytes, double LagMedian, double LagWorst, int Troubles)
{
    public const string Heading = "| hour | polls | articles | managed MB | resident MB | handles | threads | database MB | log MB | KB an article | lag s p50 | worst | errors |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    public double KilobytesAnArticle => Articles == 0 ? 0 : DatabaseMegabytes * 1024 / Articles;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Hour} | {Polls} | {Articles} | {ManagedMegabytes:F1} | {ResidentMegabytes:F0} | {Handles} | {Threads} | {DatabaseMegabytes:F1} | {LogMegabytes:F1} | {KilobytesAnArticle:F1} | {LagMedian:F1} | {LagWorst:F0} | {Troubles} |");
}
