using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Extracting;

namespace Aggregator.Commands;

/// <summary>A page's reading as JSON, in the words of schema.org that the recorded cases use.</summary>
internal static class PageAnswer
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of((Inspection? Inspection, string? Complaint) result)
    {
        if (result.Inspection is not { } inspection)
            return new JsonObject { ["ok"] = false, ["error"] = result.Complaint };
        var reading = inspection.Reading;
        return new JsonObject
        {
            ["ok"] = true,
            ["kind"] = reading.Kind.ToString(),
            ["articleBody"] = reading.Body is null ? null : string.Join('\n', reading.Body.Value.Select(b => b.Text)),
            ["headline"] = reading.Headline?.Value,
            ["description"] = reading.Standfirst?.Value,
            ["authors"] = new JsonArray([.. (reading.Authors?.Value ?? []).Select(a => (JsonNode)a)]),
            ["datePublished"] = Instant(reading.PublishedAt?.Value),
            ["dateModified"] = Instant(reading.UpdatedAt?.Value),
            ["image"] = reading.Image?.Value.AbsoluteUri,
            ["url"] = reading.Canonical?.Value.AbsoluteUri,
            ["inLanguage"] = reading.Language?.Value,
            ["articleSection"] = reading.Section?.Value,
            ["license"] = reading.Licence?.Value,
            ["isAccessibleForFree"] = reading.IsAccessibleForFree,
            ["provenance"] = Provenance(reading),
        };
    }

    private static JsonObject Provenance(PageReading reading)
    {
        var provenance = new JsonObject();
        foreach (var (field, layer) in new (string, string?)[]
        {
            ("articleBody", reading.Body?.Layer), ("headline", reading.Headline?.Layer), ("description", reading.Standfirst?.Layer), ("authors", reading.Authors?.Layer),
            ("datePublished", reading.PublishedAt?.Layer), ("dateModified", reading.UpdatedAt?.Layer), ("image", reading.Image?.Layer), ("url", reading.Canonical?.Layer),
            ("inLanguage", reading.Language?.Layer), ("articleSection", reading.Section?.Layer), ("license", reading.Licence?.Layer),
        })
        {
            if (layer is not null)
                provenance[field] = layer;
        }

        return provenance;
    }

    private static string? Instant(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
