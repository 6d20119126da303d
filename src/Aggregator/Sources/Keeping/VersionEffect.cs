using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>What a source brought a day, over so many days.</summary>
internal sealed record DailyRate(double Days, double Polls, double Failures, double Articles, double Revisions);

/// <summary>What a change of a source led to: its days before and after. Null where there are none to measure.</summary>
internal sealed record VersionEffect(int Version, DateTimeOffset At, DailyRate? Before, DailyRate? After)
{
    // Longer ago other things have changed too; of less than an hour nothing can be said.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <param name="sums">Where polls are remembered.</param>
    /// <param name="source">The source.</param>
    /// <param name="versions">Those around the change, newest first: the version itself, and its neighbours where there are any.</param>
    /// <param name="version">The version whose effect is asked for.</param>
    /// <param name="now">Up to when it is measured at most.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async ValueTask<VersionEffect?> OfAsync(IPollSums sums, SourceId source, IReadOnlyList<SourceEdit> versions, int version, DateTimeOffset now, CancellationToken cancellation)
    {
        if (versions.FirstOrDefault(v => v.Version == version) is not { } change)
            return null;
        var begins = versions.FirstOrDefault(v => v.Version == version - 1)?.At ?? DateTimeOffset.MinValue;
        var ends = versions.FirstOrDefault(v => v.Version == version + 1)?.At ?? now;
        return new VersionEffect(
            version, change.At,
            await RateAsync(sums, source, Later(begins, change.At - Longest), change.At, cancellation),
            await RateAsync(sums, source, change.At, Earlier(ends, change.At + Longest), cancellation));
    }

    private static async ValueTask<DailyRate?> RateAsync(IPollSums sums, SourceId source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        if (until - from < Shortest)
            return null;
        var sum = await sums.PollSumsAsync(source, from, until, cancellation);
        var days = (until - from).TotalDays;
        return sum.Polls == 0 ? null : new DailyRate(days, sum.Polls / days, sum.Failed / days, sum.Stored / days, sum.Revised / days);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
