namespace Aggregator.Scheduling;

/// <summary>
/// When in the week a source brings new entries: how many each hour of the GMT week brought, older weeks counting less, at which
/// minutes, and how many came lately.
/// A value of some 390 bytes, kept in the source's state.
/// </summary>
public sealed partial class Rhythm : IEquatable<Rhythm>
{
    /// <summary>A week counts for so much of the one after it: a new habit is learned in about a month.</summary>
    internal const double WeeksFade = 0.8;

    /// <summary>What came lately is forgotten at this pace.</summary>
    internal static TimeSpan Lately { get; } = TimeSpan.FromMinutes(20);

    private const int Unit = 16; // counts are kept in sixteenths
    private const int MostAtOnce = 200;
    private static readonly TimeSpan LongestBack = TimeSpan.FromDays(7);

    private readonly ushort[] _counts;
    private readonly MinuteProfile _minutes;

    private Rhythm(ushort[] counts, MinuteProfile minutes) => (_counts, _minutes) = (counts, minutes);

    /// <summary>Of a source that was never read.</summary>
    public static Rhythm None { get; } = new(new ushort[WeekHour.Count], MinuteProfile.None);

    /// <summary>Since when the source is observed; null before its first document.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>Until when: its last poll that was answered.</summary>
    public DateTimeOffset Through { get; private init; }

    /// <summary>Entries that its last document held: more new ones than these at once, and some are missed.</summary>
    public int Window { get; private init; }

    /// <summary>New entries of late, fading, as of <see cref="Through"/>.</summary>
    public float Recent { get; private init; }

    /// <summary>What an answered poll taught: nothing new is a lesson too.</summary>
    /// <param name="now">The end of the poll.</param>
    /// <param name="news">For each entry not seen before, when it says that it was published; null where it does not say.</param>
    /// <param name="window">Entries in the document; null where there was none to read (304, the same bytes).</param>
    public Rhythm After(DateTimeOffset now, IReadOnlyList<DateTimeOffset?> news, int? window)
    {
        if (Since is not { } since)
            return Begun(now, news, window ?? 0);
        if (now < Through || (news.Count == 0 && window is null && SameHour(now)))
            return now <= Through ? this : With(_counts, since, now, window, Faded(now));
        var counts = (ushort[])_counts.Clone();
        // Whole weeks in which nothing was heard (a source that failed or was switched off) are no weeks without news.
        var unheard = TimeSpan.FromDays(7 * Math.Floor((now - Through).TotalDays / 7));
        Fade(counts, Through + unheard, now);
        var middle = Through + ((now - Through) / 2);
        var (recent, minutes) = (Faded(now), _minutes);
        foreach (var said in news.Take(MostAtOnce))
        {
            // A date before the last poll is a late arrival: it counts from when it could be seen.
            var isSaid = said > Through && said <= now;
            var at = isSaid ? said!.Value : middle;
            minutes = isSaid ? minutes.With(at) : minutes;
            Add(counts, at);
            recent += (float)Math.Exp((at - now) / Lately);
        }

        return With(counts, since + unheard, now, window, recent, minutes);
    }

    /// <summary>The same habit with nothing known of the window: for a source that is asked at another address.</summary>
    public Rhythm Elsewhere() => With(_counts, Since, Through, 0, Recent);

    public bool Equals(Rhythm? other) =>
        other is not null && (Since, Through, Window, Recent) == (other.Since, other.Through, other.Window, other.Recent) && _minutes == other._minutes && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => Equals(obj as Rhythm);

    public override int GetHashCode() => HashCode.Combine(Since, Through, Window, Recent);

    // The dates in a first document say what the time before it was like.
    private static Rhythm Begun(DateTimeOffset now, IReadOnlyList<DateTimeOffset?> news, int window)
    {
        var dates = news.OfType<DateTimeOffset>().Where(d => d <= now && d > now - LongestBack).Order().ToList();
        var counts = new ushort[WeekHour.Count];
        if (dates.Count < 3)
            return new Rhythm(counts, MinuteProfile.None) { Since = now, Through = now, Window = window };
        var (recent, minutes) = (0f, MinuteProfile.None);
        foreach (var at in dates.Skip(1)) // the oldest marks where observing begins
        {
            Add(counts, at);
            minutes = minutes.With(at);
            recent += (float)Math.Exp((at - now) / Lately);
        }

        return new Rhythm(counts, minutes) { Since = dates[0], Through = now, Window = window, Recent = recent };
    }

    private Rhythm With(ushort[] counts, DateTimeOffset? since, DateTimeOffset through, int? window, float recent, MinuteProfile? minutes = null) =>
        new(counts, minutes ?? _minutes) { Since = since, Through = through, Window = window ?? Window, Recent = recent };

    private bool SameHour(DateTimeOffset now) => (long)Math.Floor(WeekHour.Since1970(now)) == (long)Math.Floor(WeekHour.Since1970(Through));

    private float Faded(DateTimeOffset now) => (float)(Recent * Math.Exp((Through - now) / Lately));

    private static void Add(ushort[] counts, DateTimeOffset at)
    {
        ref var count = ref counts[WeekHour.Of(at)];
        count = (ushort)Math.Min(ushort.MaxValue, count + Unit);
    }

    // An hour of the week fades when it comes round again.
    private static void Fade(ushort[] counts, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = ((long)Math.Floor(WeekHour.Since1970(from)) + 1, (long)Math.Floor(WeekHour.Since1970(to)));
        for (var hour = Math.Max(first, last - (20 * WeekHour.Count)); hour <= last; hour++)
            counts[WeekHour.Of(hour)] = (ushort)Math.Round(counts[WeekHour.Of(hour)] * WeeksFade);
    }
}
