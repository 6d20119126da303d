using System.Globalization;
using System.Text;
using Aggregator.Extracting;
using Aggregator.Extracting.Layers;

namespace Aggregator.Commands;

/// <summary>A page's reading for people: per field what each layer said, and which one won.</summary>
internal static class PageReport
{
    private const int Width = 110;

    public static string Of((Inspection? Inspection, string? Complaint) result)
    {
        if (result.Inspection is not { } inspection)
            return $"refused: {result.Complaint}";
        var reading = inspection.Reading;
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"kind         {reading.Kind}");
        Field(report, inspection, "headline", reading.Headline?.Value, reading.Headline?.Layer, l => l.Headline);
        Field(report, inspection, "standfirst", reading.Standfirst?.Value, reading.Standfirst?.Layer, l => l.Standfirst);
        Field(report, inspection, "authors", reading.Authors is null ? null : string.Join("; ", reading.Authors.Value), reading.Authors?.Layer, l => l.Authors.Count == 0 ? null : string.Join("; ", l.Authors));
        Field(report, inspection, "published", reading.PublishedAt?.Value.ToString("O", CultureInfo.InvariantCulture), reading.PublishedAt?.Layer, l => l.Published);
        Field(report, inspection, "updated", reading.UpdatedAt?.Value.ToString("O", CultureInfo.InvariantCulture), reading.UpdatedAt?.Layer, l => l.Updated);
        Field(report, inspection, "canonical", reading.Canonical?.Value.AbsoluteUri, reading.Canonical?.Layer, l => l.Canonical);
        Field(report, inspection, "image", reading.Image?.Value.AbsoluteUri, reading.Image?.Layer, l => l.Image);
        Field(report, inspection, "language", reading.Language?.Value, reading.Language?.Layer, l => l.Language);
        Field(report, inspection, "section", reading.Section?.Value, reading.Section?.Layer, l => l.Section);
        Field(report, inspection, "licence", reading.Licence?.Value, reading.Licence?.Layer, l => l.Licence);
        report.AppendLine(CultureInfo.InvariantCulture, $"body         {reading.Body?.Value.Count ?? 0} blocks [{reading.Body?.Layer ?? "none"}]");
        foreach (var block in reading.Body?.Value ?? [])
            report.AppendLine(CultureInfo.InvariantCulture, $"  {block.Kind,-10} {block.Text}");
        return report.ToString().TrimEnd();
    }

    private static void Field(StringBuilder report, Inspection inspection, string name, string? won, string? layer, Func<Findings, string?> said)
    {
        report.AppendLine(CultureInfo.InvariantCulture, $"{name,-12} {Short(won ?? "–")}{(layer is null ? "" : $" [{layer}]")}");
        foreach (var findings in inspection.Layers)
        {
            if (said(findings) is { } text)
                report.AppendLine(CultureInfo.InvariantCulture, $"  {findings.Layer,-10} {Short(text)}");
        }
    }

    private static string Short(string text)
    {
        var line = Normalising.Words.Line(text.Replace(AuthorMark.Organisation, "", StringComparison.Ordinal), 1_000);
        return line.Length <= Width ? line : line[..Width] + "…";
    }
}
