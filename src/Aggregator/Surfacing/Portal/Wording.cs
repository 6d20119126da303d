using System.Globalization;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Surfacing.Portal;

/// <summary>How the portal says things to its readers: British English, British time.</summary>
internal static class Wording
{
    public const string WhyLabel = "Why this matters";
    public const string MeansLabel = "What this means for you";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static string Moment(DateTimeOffset instant) => In(instant).ToString("d MMMM yyyy, HH:mm", British);

    public static string Day(DateTimeOffset instant) => In(instant).ToString("dddd d MMMM yyyy", British);

    /// <summary>The time for today's, day and time for older ones.</summary>
    public static string Short(DateTimeOffset instant, DateTimeOffset now)
    {
        var (then, today) = (In(instant), In(now));
        return then.Date == today.Date ? then.ToString("HH:mm", British) : then.ToString(then.Year == today.Year ? "d MMM, HH:mm" : "d MMM yyyy", British);
    }

    public static string ReadingTime(int minutes) => $"{Math.Max(1, minutes)} min read";

    public static string Names(IReadOnlyList<string> names) => names switch
    {
        [] => "",
        [var one] => one,
        _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };

    /// <summary>The text without its label, should it still carry it: the page prints it once.</summary>
    public static string WithoutLabel(string text, string label)
    {
        var trimmed = text.TrimStart();
        while (trimmed.StartsWith(label, StringComparison.OrdinalIgnoreCase) && trimmed[label.Length..].TrimStart() is [':' or '–' or '—' or '-', ..] rest)
        {
            trimmed = rest[1..].TrimStart();
        }

        return trimmed;
    }

    /// <summary>The gravest of the notices names them all.</summary>
    public static string Corrected(IEnumerable<Correction> corrections) => corrections.Max(c => c.Kind) switch
    {
        CorrectionKind.Ruling => "A ruling stands with this report",
        CorrectionKind.Correction => "This report was corrected by its outlet",
        CorrectionKind.Clarification => "This report was clarified by its outlet",
        _ => "This report was amended by its outlet",
    };

    public static string Kind(OutletKind kind) => kind switch
    {
        OutletKind.National => "National",
        OutletKind.Regional => "Regional",
        OutletKind.PublicSector => "Public sector",
        OutletKind.International => "International",
        OutletKind.Campaign => "Campaigning",
        _ => "",
    };

    public static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n.ToString("N0", British)} {many}";

    private static DateTimeOffset In(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
