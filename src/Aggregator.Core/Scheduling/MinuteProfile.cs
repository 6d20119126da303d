namespace Aggregator.Scheduling;

/// <summary>At which minutes of the hour a source's entries come: many sites are built, and many reports released, on the hour or the half hour. Immutable.</summary>
internal sealed class MinuteProfile : IEquatable<MinuteProfile>
{
    /// <summary>Parts of five minutes.</summary>
    public const int Count = 12;

    // Entries of evidence that an even hour is worth, for each part.
    private const double EvenWorth = 4;
    private const int Most = 400;
    private readonly ushort[] _counts;

    private MinuteProfile(ushort[] counts) => _counts = counts;

    public static MinuteProfile None { get; } = new(new ushort[Count]);

    public ushort this[int part] => _counts[part];

    public static MinuteProfile Of(ushort[] counts) => new(counts);

    /// <summary>With one more entry; a day without a time says nothing of minutes.</summary>
    public MinuteProfile With(DateTimeOffset at)
    {
        if (at.TimeOfDay == TimeSpan.Zero)
            return this;
        var counts = (ushort[])_counts.Clone();
        counts[at.UtcDateTime.Minute / 5]++;
        if (Sum(counts) > Most)
        {
            for (var part = 0; part < Count; part++)
                counts[part] /= 2; // new habits outweigh old ones
        }

        return new MinuteProfile(counts);
    }

    /// <summary>How many times the hour's average is to be expected at a time, in hours.</summary>
    public double Share(double hours)
    {
        var part = Math.Clamp((int)((hours - Math.Floor(hours)) * Count), 0, Count - 1);
        return (_counts[part] + EvenWorth) / (Sum(_counts) + (EvenWorth * Count)) * Count;
    }

    public bool Equals(MinuteProfile? other) => other is not null && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => Equals(obj as MinuteProfile);

    public override int GetHashCode() => Sum(_counts);

    public static bool operator ==(MinuteProfile? one, MinuteProfile? other) => one is null ? other is null : one.Equals(other);

    public static bool operator !=(MinuteProfile? one, MinuteProfile? other) => !(one == other);

    private static int Sum(ReadOnlySpan<ushort> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }
}
