using System.Globalization;
using System.Text.RegularExpressions;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Whether an outlet calls a report breaking news. Surfaces stop calling it so some time after it was published.</summary>
internal static partial class Breaking
{
    private static readonly string[] Labels = ["breaking news", "breaking", "newsflash", "news flash"];

    // What an outlet files a report under, as a section or as a folder of its address.
    private static readonly HashSet<string> Sections = new(["breaking", "breaking news", "newsflash", "news flash"], StringComparer.Ordinal);

    // A report that was first seen long after its publication breaks nothing any more, whatever its label says.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

    /// <summary>The headline without the label, and whether the outlet's signal is believed: never for a report whose date it does not tell, nor for one whose date was bumped.</summary>
    public static (string Headline, bool IsBreaking) Of(Report report)
    {
        var headline = WithoutLabel(report.Headline);
        var isCalled = headline.Length < report.Headline.Length || report.Sections.Concat(SectionWords.PathOf(report.Attribution.Url)).Any(s => Sections.Contains(Words.Fold(s)));
        return (headline, isCalled && IsFresh(report) && !IsOlderByAddress(report));
    }

    private static bool IsFresh(Report report) => report.PublishedFrom != DateProvenance.FirstSeen && report.Attribution.RetrievedAt - report.PublishedAt <= Fresh;

    // An address keeps the day of its report, whatever later happens to its date: "/2024/03/05/…". A day's grace for time zones.
    private static bool IsOlderByAddress(Report report) =>
        Day.Match(report.Attribution.Url.AbsolutePath) is { Success: true } match
        && DateOnly.TryParseExact($"{match.Groups[1].ValueSpan}-{match.Groups[2].ValueSpan}-{match.Groups[3].ValueSpan}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.AddDays(1) < DateOnly.FromDateTime(report.PublishedAt.UtcDateTime);

    private static string WithoutLabel(string headline)
    {
        var text = headline.AsSpan().TrimStart("[( ");
        foreach (var label in Labels)
        {
            if (!text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = text[label.Length..].TrimStart();
            if (rest.Length > 1 && (rest[0] is ':' or ']' or ')' or '–' or '—' or '|' or '!' || (rest[0] == '-' && rest[1] == ' ')))
                return rest[1..].TrimStart(" -–—|:").ToString() is { Length: > 0 } left ? left : headline;
        }

        return headline;
    }

    [GeneratedRegex(@"[/-](20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Day { get; }
}
