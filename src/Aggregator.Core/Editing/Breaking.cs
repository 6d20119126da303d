using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Whether an outlet calls a report breaking news. Surfaces stop calling it so some time after it was published.</summary>
internal static class Breaking
{
    private static readonly string[] Labels = ["breaking news", "breaking", "newsflash", "news flash"];

    // A report that was first seen long after its publication breaks nothing any more, whatever its label says.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

    /// <summary>The headline without the label, and whether the label is believed: never for a report whose date the outlet does not tell.</summary>
    public static (string Headline, bool IsBreaking) Of(Report report)
    {
        var headline = WithoutLabel(report.Headline);
        var isDated = report.PublishedFrom != DateProvenance.FirstSeen && report.Attribution.RetrievedAt - report.PublishedAt <= Fresh;
        return (headline, isDated && headline.Length < report.Headline.Length);
    }

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
}
