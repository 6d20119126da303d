using Aggregator.Extracting.Drifting;

namespace Aggregator.Extracting;

/// <summary>A source's pages one after the other, as few words as a test needs.</summary>
internal sealed class Run
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private int _pages;

    public SourceDrift Drift { get; private set; } = SourceDrift.None;

    public IEnumerable<DriftKind> Certain => Drift.Breaks().Where(b => b.IsCertain).Select(b => b.Kind);

    public Run See(int times, params FieldSighting[] fields)
    {
        for (var i = 0; i < times; i++)
            See(new PageSighting { IsReport = true, Fields = fields });
        return this;
    }

    public Run See(PageSighting page)
    {
        Drift = Extracting.Drifting.Drift.After(Drift, page, Start.AddMinutes(15 * _pages++));
        return this;
    }

    /// <summary>How many of these it takes until something is certain; null where that many are not enough.</summary>
    public int? Until(int most, params FieldSighting[] fields)
    {
        for (var i = 1; i <= most; i++)
        {
            if (See(1, fields).Certain.Any())
                return i;
        }

        return null;
    }
}
