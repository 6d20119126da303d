using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Reports of the recorded sets as headline and paragraphs; their ids begin with the set's name.</summary>
internal static partial class RecordedReports
{
    private static readonly (string Set, string File, string Text)[] Stories =
        [("allsides", "cluster_allsides_full.jsonl.gz", "body"), ("cnn", "summ_cnn_highlights.jsonl.gz", "text"), ("bbc", "summ_bbc.jsonl.gz", "text"), ("cnndm", "summ_cnndm.jsonl", "text"), ("basil", "cluster_basil.jsonl", "body")];

    /// <summary>All of some sets; skips the test where they are not here.</summary>
    public static IEnumerable<(string Id, string Headline, IReadOnlyList<Block> Body)> Of(params string[] sets)
    {
        foreach (var (set, file, text) in Stories.Where(s => sets.Contains(s.Set)))
        {
            foreach (var line in Lines(Repository.Shared("corpus", "stories", file)))
            {
                using var row = JsonDocument.Parse(line);
                var (id, title, body) = (row.RootElement.GetProperty("id").ToString(), row.RootElement.GetProperty("title").GetString() ?? "", row.RootElement.GetProperty(text).GetString()!);
                yield return ($"{set}:{id}", title, Paragraphs(body));
            }
        }
    }

    /// <summary>One recorded page, as its text is extracted.</summary>
    public static (string Headline, IReadOnlyList<Block> Body) Page(string id)
    {
        using var unpacked = new GZipStream(File.OpenRead(Repository.Shared("corpus", "pages", "html", id + ".html.gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        var reading = ((ExtractOutcome.Extracted)new PageExtractor().Extract(new Page { Body = bytes.ToArray(), Address = new("https://page.invalid/") })).Reading;
        return (reading.Headline?.Value ?? "", Paragraphs(string.Join('\n', (reading.Body?.Value ?? []).Select(b => b.Text))));
    }

    private static List<Block> Paragraphs(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => new Block(BlockKind.Paragraph, Words.Line(Space.Replace(p, " "), int.MaxValue - 1)))];

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space { get; }
}
