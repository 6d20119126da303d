using System.Globalization;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>How often a feed asks to be polled, and when not.</summary>
internal static class PaceOf
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static TimeSpan? Feed(Fields fields) => Ttl(fields.Text(Vocabulary.Core, "ttl")) ?? Syndication(fields);

    /// <summary>0–24; 24 is midnight in the older versions of RSS.</summary>
    public static IReadOnlyList<int> SkipHours(Fields fields) =>
        Inside(fields, "skipHours", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= 0 and <= 24 ? hour % 24 : (int?)null);

    public static IReadOnlyList<DayOfWeek> SkipDays(Fields fields) =>
        Inside(fields, "skipDays", text => Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && !int.TryParse(text, out _) ? day : (DayOfWeek?)null);

    private static TimeSpan? Ttl(string? minutes) =>
        int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? Bounded(TimeSpan.FromMinutes(Math.Min(value, 100_000))) : null;

    /// <summary>Every period, so many times (RDF Site Summary 1.0 Modules: Syndication).</summary>
    private static TimeSpan? Syndication(Fields fields)
    {
        TimeSpan? period = fields.Text(Vocabulary.Pace, "updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        var times = int.TryParse(fields.Text(Vocabulary.Pace, "updateFrequency"), NumberStyles.None, CultureInfo.InvariantCulture, out var frequency) && frequency > 0 ? frequency : 1;
        return period is null ? null : Bounded(period.Value / times);
    }

    private static TimeSpan Bounded(TimeSpan pace) => pace > Longest ? Longest : pace < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : pace;

    private static IReadOnlyList<T> Inside<T>(Fields fields, string name, Func<string, T?> read)
        where T : struct
    {
        if (fields.First(Vocabulary.Core, name) is not { } element)
            return [];
        var found = new SortedSet<T>();
        foreach (XElement part in element.Elements())
        {
            if (read(part.Value.Trim()) is { } value)
                found.Add(value);
        }

        return [.. found];
    }
}
