using System.IO.Compression;
using System.Text.Json.Nodes;
using Aggregator.Normalising;

namespace Aggregator.Extracting;

/// <summary>A floor under what is found in recorded pages; the full measurement is described in docs/extraction.md.</summary>
public sealed class RecordedPagesTests
{
    private const int Sample = 100;

    [Test]
    public void Recorded_news_pages_keep_their_bodies_headlines_and_days()
    {
        var pages = News();
        var extractor = new PageExtractor();
        var (words, headlines, days) = (0.0, 0, 0);
        foreach (var page in pages)
        {
            var reading = ((ExtractOutcome.Extracted)extractor.Extract(new Page { Body = page.Bytes, Address = page.Address })).Reading;
            words += WordF1(page.Truth["articleBody"]!.GetValue<string>(), Pages.Text(reading));
            headlines += Headlines(page.Truth).Contains(Words.Fold(reading.Headline?.Value ?? "")) ? 1 : 0;
            days += reading.PublishedAt?.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) == page.Truth["datePublished"]!.GetValue<string>()[..10] ? 1 : 0;
        }

        Assert.Multiple(() =>
        {
            Assert.That(words / pages.Count, Is.GreaterThan(0.95), "mean F1 over the words of the body");
            Assert.That(headlines, Is.GreaterThan(0.90 * pages.Count));
            Assert.That(days, Is.GreaterThan(0.90 * pages.Count));
        });
    }

    // The visible headline and the one in og:title are both right where they differ.
    private static IEnumerable<string> Headlines(JsonNode truth) =>
        truth["headlineAlt"]!.AsArray().Append(truth["headline"]!.DeepClone()).Select(h => Words.Fold(h!.GetValue<string>()));

    private static List<(byte[] Bytes, Uri Address, JsonNode Truth)> News()
    {
        var folder = Repository.Shared("corpus", "pages");
        // Python writes NaN, which JSON does not know, for what is missing.
        using var text = new StreamReader(Unpacked(Path.Combine(folder, "truth.json.gz")));
        var truth = JsonNode.Parse(text.ReadToEnd().Replace(": NaN", ": null", StringComparison.Ordinal))!.AsObject();
        return truth.Select(p => p.Value!)
            .Where(t => t["kind"]?.GetValue<string>() == "news" && t["bodyKind"]!.GetValue<string>() == "full" && t["datePublished"]?.GetValue<string>().Length >= 10 && t["headline"] is not null)
            .Take(Sample)
            .Select(t => (Bytes(Path.Combine(folder, t["file"]!.GetValue<string>())), new Uri(t["url"]!.GetValue<string>()), t))
            .ToList();
    }

    private static GZipStream Unpacked(string file) => new(File.OpenRead(file), CompressionMode.Decompress);

    private static byte[] Bytes(string file)
    {
        using var unpacked = Unpacked(file);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static double WordF1(string truth, string found)
    {
        var expected = Words.Fold(truth).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var given = Words.Fold(found).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var counts = expected.CountBy(w => w).ToDictionary(p => p.Key, p => p.Value);
        var shared = given.CountBy(w => w).Sum(p => Math.Min(p.Value, counts.GetValueOrDefault(p.Key)));
        return expected.Length + given.Length == 0 ? 1 : 2.0 * shared / (expected.Length + given.Length);
    }
}
