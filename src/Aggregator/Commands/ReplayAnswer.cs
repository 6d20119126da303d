using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Replaying;

namespace Aggregator.Commands;

/// <summary>A replay's report for people and as JSON.</summary>
internal static class ReplayAnswer
{
    private const int Width = 100;

    public static JsonObject Json(ReplayReport report, bool isApplied) => new()
    {
        ["applied"] = isApplied,
        ["articles"] = report.Articles,
        ["fromPages"] = report.FromPages,
        ["fromStoredWords"] = report.Articles - report.FromPages,
        ["notReadAgain"] = Counts(report.NotRead),
        ["withdrawn"] = report.Withdrawn,
        ["held"] = report.Held,
        ["changed"] = report.Changed,
        ["revised"] = report.Revised,
        ["losingHalfTheirText"] = report.LosingText,
        ["pagesForgotten"] = report.PagesForgotten,
        ["written"] = report.Written,
        ["parts"] = Counts(report.Parts),
        ["samples"] = new JsonArray([.. report.Samples.Select(Json)]),
    };

    public static string Text(ReplayReport report, bool isApplied)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Articles} articles: {report.FromPages} derived from their pages, {report.Articles - report.FromPages} edited again from their stored words:");
        foreach (var (why, count) in report.NotRead.OrderByDescending(r => r.Value))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,7} {why}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Withdrawn} withdrawn articles and {report.Held} on hold stay as they are.");
        text.AppendLine(CultureInfo.InvariantCulture, $"{report.Changed} {(isApplied ? "changed" : "would change")}, {report.Revised} of them in words that readers read (a revision and an event each).");
        if (report.LosingText > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"! {report.LosingText} {(isApplied ? "lost" : "would lose")} more than half of their text: look at them{(isApplied ? "" : " before you apply this")}");
        if (report.PagesForgotten > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"{report.PagesForgotten} pages {(isApplied ? "were" : "would be")} let go of: their publishers want no copy kept.");
        foreach (var (part, count) in report.Parts.OrderByDescending(p => p.Value))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {count,7} {part}");
        foreach (var sample in report.Samples)
            Append(text, sample);
        text.Append(isApplied ? string.Create(CultureInfo.InvariantCulture, $"{report.Written} written.") : report.Changed > 0 ? "Nothing was changed. Stop the daemon, take a backup and say --apply to write this." : "There is nothing to change.");
        return text.ToString();
    }

    private static JsonObject Counts(IReadOnlyDictionary<string, int> counts) => new(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));

    private static JsonNode Json(ArticleChange change) => new JsonObject
    {
        ["id"] = change.Article.Value,
        ["headline"] = change.Headline,
        ["revised"] = change.IsRevised,
        ["parts"] = new JsonObject(change.Parts.Select(p => KeyValuePair.Create(p.Part, (JsonNode?)new JsonObject { ["before"] = p.Before, ["after"] = p.After }))),
    };

    private static void Append(StringBuilder text, ArticleChange change)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{change.Article.Value} {change.Headline}");
        foreach (var part in change.Parts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {part.Part}");
            if (!string.IsNullOrEmpty(part.Before))
                text.AppendLine(CultureInfo.InvariantCulture, $"    - {Short(part.Before)}");
            if (!string.IsNullOrEmpty(part.After))
                text.AppendLine(CultureInfo.InvariantCulture, $"    + {Short(part.After)}");
        }
    }

    private static string Short(string text)
    {
        var line = text.Replace('\n', ' ');
        return line.Length <= Width ? line : line[..Width] + "…";
    }
}
