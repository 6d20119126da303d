using System.Text.Json;

namespace Aggregator.SystemTests.RealInput;

/// <summary>One recorded feed with the headers it came with.</summary>
internal sealed record RecordedFeed(string Id, string File, string? ContentType);

/// <summary>The whole recorded feeds beside the repository (not the small ones made to test one thing).</summary>
internal static class RecordedFeeds
{
    private static readonly string[] Categories = ["realworld", "consensus"];

    public static IReadOnlyList<RecordedFeed> Load(string folder)
    {
        var feeds = new List<RecordedFeed>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "cases.jsonl")))
        {
            using var parsed = JsonDocument.Parse(line);
            var recorded = parsed.RootElement;
            if (!Categories.Contains(recorded.GetProperty("category").GetString()))
                continue;
            feeds.Add(new RecordedFeed(
                recorded.GetProperty("id").GetString()!,
                Path.Combine(folder, recorded.GetProperty("file").GetString()!),
                recorded.TryGetProperty("content_type", out var type) ? type.GetString() : null));
        }

        return feeds;
    }
}
