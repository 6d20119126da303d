using System.IO.Compression;
using System.Text.Json;

namespace Aggregator.Benchmarks.Training;

/// <summary>One recorded page with what people say of it.</summary>
internal sealed record RecordedPage(string Id, string Corpus, Uri Address, string File, string Domain, IReadOnlyList<string> Bodies, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    public bool HasBody => Bodies.Count > 0;

    public byte[] Bytes()
    {
        using var file = System.IO.File.OpenRead(File);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static IReadOnlyList<RecordedPage> In(string folder)
    {
        using var file = System.IO.File.OpenRead(Path.Combine(folder, "truth.json.gz"));
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        // Python writes NaN, which JSON does not know, for what is missing.
        using var truth = JsonDocument.Parse(text.ReadToEnd().Replace(": NaN", ": null", StringComparison.Ordinal));
        return truth.RootElement.EnumerateObject().Select(p => Read(p.Name, p.Value, folder)).ToList();
    }

    private static RecordedPage Read(string id, JsonElement page, string folder)
    {
        var kind = page.GetProperty("bodyKind").GetString();
        var body = kind == "full" ? page.GetProperty("articleBody").GetString() : null;
        return new RecordedPage(
            id,
            page.GetProperty("corpus").GetString()!,
            new Uri(page.GetProperty("url").GetString() is { Length: > 0 } url && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? url : "https://page.invalid/"),
            Path.Combine(folder, page.GetProperty("file").GetString()!),
            page.GetProperty("domain").GetString() ?? id,
            body is null ? [] : [body, .. Texts(page, "articleBodyAlt")],
            kind == "segments" ? Texts(page, "segmentsWith") : [],
            kind == "segments" ? Texts(page, "segmentsWithout") : []);
    }

    private static List<string> Texts(JsonElement page, string name) =>
        page.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(t => t.GetString()!).ToList() : [];
}
