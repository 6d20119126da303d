namespace Aggregator.Surfacing.Timing;

/// <summary>Half of the delays are no longer than <paramref name="P50"/>, nineteen in twenty no longer than <paramref name="P95"/>.</summary>
internal readonly record struct Quantiles(TimeSpan P50, TimeSpan P95);

/// <summary>
/// How long the reports of one source took of late: from their publication to the store, and to where readers can see them. The last of them only, so that memory is
/// bounded and an old trouble is forgotten. Not thread-safe.
/// </summary>
internal sealed class Delays
{
    /// <summary>Reports that are remembered of a source.</summary>
    public const int Most = 64;

    private readonly List<Sample> _samples = [];
    private int _oldest;

    /// <param name="storedAt">When it was stored.</param>
    /// <param name="stored">From its publication to the store.</param>
    /// <param name="visible">From its publication to where readers see it; null where nobody watched.</param>
    public void Add(DateTimeOffset storedAt, TimeSpan stored, TimeSpan? visible)
    {
        var sample = new Sample(storedAt, stored, visible);
        if (_samples.Count < Most)
        {
            _samples.Add(sample);
            return;
        }

        _samples[_oldest] = sample;
        _oldest = (_oldest + 1) % Most;
    }

    /// <summary>Null where nothing arrived since.</summary>
    public Punctuality? Since(DateTimeOffset instant)
    {
        var recent = _samples.Where(s => s.StoredAt >= instant).ToList();
        return recent.Count == 0 ? null : new(recent.Count, recent.Max(s => s.StoredAt), Of([.. recent.Select(s => s.Stored).Order()])!.Value, Of([.. recent.Select(s => s.Visible).OfType<TimeSpan>().Order()]));
    }

    // The nearest rank: a delay that there was, never one in between.
    private static Quantiles? Of(TimeSpan[] sorted) => sorted.Length == 0 ? null : new(At(sorted, 0.5), At(sorted, 0.95));

    private static TimeSpan At(TimeSpan[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];

    private readonly record struct Sample(DateTimeOffset StoredAt, TimeSpan Stored, TimeSpan? Visible);
}

/// <summary>How punctual a source was of late.</summary>
/// <param name="Reports">Reports that were counted: dated by their publisher, and published since the source is watched.</param>
/// <param name="NewestAt">When the last of them was stored.</param>
/// <param name="Stored">From publication to the store.</param>
/// <param name="Visible">From publication to where readers see it; null where all of them came before this process watched.</param>
internal sealed record Punctuality(int Reports, DateTimeOffset NewestAt, Quantiles Stored, Quantiles? Visible);
