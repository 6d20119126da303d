using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Commands;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>CodeHollow.FeedReader without our adapter, in the batch contract of <c>inspect feed</c>: what docs/conformance.md compares with.</summary>
internal static class FeedReaderAlone
{
    public static Task RunAsync(string[] args) => Batch.RunAsync(Console.In, Console.Out, Answer, CancellationToken.None);

    private static JsonObject Answer(JsonObject asked)
    {
        try
        {
            return Json(FeedReader.ReadFromByteArray(File.ReadAllBytes(asked["path"]!.GetValue<string>())));
        }
        catch (Exception e)
        {
            // Whatever it throws is its answer.
            return new JsonObject { ["ok"] = false, ["error"] = $"{e.GetType().Name}: {e.Message}" };
        }
    }

    private static JsonObject Json(CodeHollow.FeedReader.Feed feed) => new()
    {
        ["ok"] = true,
        ["feed"] = new JsonObject
        {
            ["title"] = feed.Title,
            ["subtitle"] = feed.Description,
            ["link"] = feed.Link,
            ["language"] = feed.Language,
            ["id"] = (feed.SpecificFeed as AtomFeed)?.Id,
            ["author"] = (feed.SpecificFeed as Rss20Feed)?.ManagingEditor ?? (feed.SpecificFeed as AtomFeed)?.Author?.ToString(),
            ["updated"] = Instant(feed.LastUpdatedDate),
            ["published"] = Instant((feed.SpecificFeed as Rss20Feed)?.PublishingDate),
            ["image"] = feed.ImageUrl,
        },
        ["entries"] = new JsonArray([.. feed.Items.Select(Json)]),
    };

    private static JsonObject Json(FeedItem item) => new()
    {
        ["id"] = item.Id,
        ["title"] = item.Title,
        ["link"] = item.Link,
        ["summary"] = item.Description,
        ["content"] = item.Content,
        ["published"] = Instant(item.PublishingDate),
        ["updated"] = Instant((item.SpecificItem as AtomFeedItem)?.UpdatedDate),
        ["authors"] = item.Author is null ? [] : new JsonArray(item.Author),
        ["categories"] = new JsonArray([.. (item.Categories ?? []).Select(c => (JsonNode?)c)]),
        ["media"] = Media(item.SpecificItem),
    };

    private static JsonArray Media(BaseFeedItem item)
    {
        IEnumerable<string?> addresses = item switch
        {
            MediaRssFeedItem media => [media.Enclosure?.Url, .. (media.Media ?? []).Select(m => m.Url)],
            Rss20FeedItem rss => [rss.Enclosure?.Url],
            Rss092FeedItem rss => [rss.Enclosure?.Url],
            _ => [],
        };
        return new JsonArray([.. addresses.OfType<string>().Select(a => new JsonObject { ["url"] = a })]);
    }

    private static string? Instant(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
