using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Extracting.Drifting;
using Aggregator.Extracting.Trying;

namespace Aggregator.Commands;

/// <summary>A trial's report for people and as JSON.</summary>
internal static class TrialTable
{
    private const int Width = 100;
    private const int ParagraphsShown = 4;

    public static string Of(TrialReport report, string source, int details)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"changes {report.Changes.Count} of {report.Pages} pages of {source}{(report.Unread > 0 ? $" ({report.Unread} cannot be read)" : "")}");
        foreach (var field in report.Fields.Where(f => f.Changed > 0 || f.Found is not null))
        {
            var found = field.Found is { } n ? string.Create(CultureInfo.InvariantCulture, $"; its selector finds something on {n}") : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {DriftWords.NameOf(field.Field),-10} {field.Changed} changed, {field.Lost} lost, {field.Gained} gained{found}");
        }

        foreach (var page in report.Changes.Take(details))
            Append(text, page);
        if (report.Changes.Count > details)
            text.AppendLine(CultureInfo.InvariantCulture, $"and {report.Changes.Count - details} more pages");
        return text.ToString().TrimEnd();
    }

    public static JsonObject Json(TrialReport report, string source) => new()
    {
        ["source"] = source,
        ["pages"] = report.Pages,
        ["unread"] = report.Unread,
        ["changed"] = report.Changes.Count,
        ["losesSomething"] = report.LosesSomething,
        ["fields"] = new JsonObject(report.Fields.Select(f => KeyValuePair.Create(DriftWords.NameOf(f.Field), (JsonNode?)new JsonObject { ["changed"] = f.Changed, ["lost"] = f.Lost, ["gained"] = f.Gained, ["found"] = f.Found }))),
        ["changes"] = new JsonArray([.. report.Changes.Select(Json)]),
    };

    private static JsonNode Json(PageChange page) => new JsonObject
    {
        ["url"] = page.Address.AbsoluteUri,
        ["retrievedAt"] = page.RetrievedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["fields"] = new JsonObject(page.Fields.Select(f => KeyValuePair.Create(DriftWords.NameOf(f.Field), (JsonNode?)new JsonObject { ["before"] = f.Before, ["after"] = f.After, ["layerBefore"] = f.LayerBefore, ["layerAfter"] = f.LayerAfter }))),
    };

    private static void Append(StringBuilder text, PageChange page)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"{page.Address.AbsoluteUri}");
        foreach (var change in page.Fields)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {DriftWords.NameOf(change.Field)} [{change.LayerBefore ?? "none"} → {change.LayerAfter ?? "none"}]");
            foreach (var line in Lines(change))
                text.AppendLine(CultureInfo.InvariantCulture, $"    {line}");
        }
    }

    private static IEnumerable<string> Lines(FieldChange change)
    {
        if (change.Removed.Count + change.Added.Count == 0)
            return new[] { change.Before is { } b ? $"- {Short(b)}" : null, change.After is { } a ? $"+ {Short(a)}" : null }.OfType<string>();
        return [.. Paragraphs('-', change.Removed), .. Paragraphs('+', change.Added)];
    }

    private static IEnumerable<string> Paragraphs(char sign, IReadOnlyList<string> paragraphs)
    {
        var shown = paragraphs.Take(ParagraphsShown).Select(p => $"{sign} {Short(p)}");
        return paragraphs.Count > ParagraphsShown ? shown.Append(string.Create(CultureInfo.InvariantCulture, $"{sign} … {paragraphs.Count - ParagraphsShown} more paragraphs")) : shown;
    }

    private static string Short(string text)
    {
        var line = text.Replace('\n', ' ');
        return line.Length <= Width ? line : line[..Width] + "…";
    }
}
