using System.IO.Compression;
using System.Text.Json;

namespace Aggregator.SystemTests.RealInput;

/// <summary>One recorded page with what people found in it.</summary>
internal sealed record RecordedPage(string Id, string Domain, string File, string? Headline, string? Body, bool British);

/// <summary>The recorded pages beside the repository.</summary>
internal static class RecordedPages
{
    // Whole article pages with a truth for their text; the other collections hold fragments or dates only.
    private static readonly string[] Collections = ["aeb", "ukhand", "fundus", "postlight"];

    public static IReadOnlyList<RecordedPage> Load(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, "truth.json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        // Python wrote it: it knows NaN, JSON does not.
        using var truth = JsonDocument.Parse(new StreamReader(text).ReadToEnd().Replace(": NaN", ": null", StringComparison.Ordinal));
        return truth.RootElement.EnumerateObject()
            .Where(r => Collections.Contains(Text(r.Value, "corpus")) || IsBritish(r.Value))
            .Where(r => Text(r.Value, "domain") is not null)
            .Select(r => new RecordedPage(
                r.Name,
                Text(r.Value, "domain")!,
                Path.Combine(folder, Text(r.Value, "file")!),
                Text(r.Value, "headline"),
                Text(r.Value, "bodyKind") == "full" ? Text(r.Value, "articleBody") : null,
                IsBritish(r.Value)))
            .ToList();
    }

    private static bool IsBritish(JsonElement record) => record.TryGetProperty("uk", out var uk) && uk.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
