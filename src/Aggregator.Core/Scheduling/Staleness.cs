namespace Aggregator.Scheduling;

/// <summary>Decides whether a source has been silent for longer than its week explains.</summary>
public static class Staleness
{
    // Entries come in clusters, so that fewer missing ones are no wonder.
    private const double Missed = 10;
    private static readonly TimeSpan Least = TimeSpan.FromHours(12);
    private static readonly TimeSpan Known = TimeSpan.FromDays(7);

    /// <summary>The number of entries that are overdue; null where the silence is nothing unusual or too little is known.</summary>
    public static double? Overdue(Rhythm rhythm, DateTimeOffset? lastNews, DateTimeOffset now)
    {
        if (lastNews is not { } last || now - last < Least || rhythm.Since is not { } since || now - since < Known)
            return null;
        var expected = rhythm.Expected(last, now);
        return expected >= Missed ? expected : null;
    }
}
