using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Reading;

namespace Aggregator.Commands;

/// <summary>A document's reading as JSON, in the words of the batch contract.</summary>
internal static class InspectFeed
{
    private static readonly FeedReading Feeds = new();

    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOutcome Read(SourceDocument document) => Feeds.Read(document);

    public static JsonObject Answer(SourceDocument document) => Json(Read(document));

    public static JsonObject Json(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Read read => Json(read.Feed),
        ReadOutcome.Unreadable unreadable => new JsonObject { ["ok"] = false, ["error"] = unreadable.Reason },
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };

    private static JsonObject Json(Feed feed) => new()
    {
        ["ok"] = true,
        ["error"] = null,
        ["feed"] = new JsonObject
        {
            ["format"] = feed.Format,
            ["title"] = feed.Title,
            ["subtitle"] = feed.Subtitle,
            ["link"] = feed.Link?.AbsoluteUri,
            ["self"] = feed.Self?.AbsoluteUri,
            ["hubs"] = Texts(feed.Hubs.Select(h => h.AbsoluteUri)),
            ["language"] = feed.Language,
            ["id"] = feed.Id,
            ["author"] = Texts([.. feed.Author is null ? (string[])[] : [feed.Author], .. feed.Contacts.Where(c => c != feed.Author)]),
            ["updated"] = Instant(feed.UpdatedAt),
            ["published"] = Instant(feed.PublishedAt),
            ["image"] = feed.Image?.AbsoluteUri,
            ["rights"] = feed.Rights,
            ["paceMinutes"] = feed.Pace?.TotalMinutes,
            ["skipHours"] = new JsonArray([.. feed.SkipHours.Select(h => (JsonNode)h)]),
            ["skipDays"] = Texts(feed.SkipDays.Select(d => d.ToString())),
            ["isIncomplete"] = feed.IsIncomplete,
        },
        ["entries"] = new JsonArray([.. feed.Entries.Select(Json)]),
        ["parts"] = Texts(feed.Parts.Select(p => p.AbsoluteUri)),
        ["repairs"] = Texts(feed.Repairs),
        ["warnings"] = Texts(feed.Warnings),
        ["rejected"] = Texts(feed.Rejected),
    };

    private static JsonObject Json(Entry entry) => new()
    {
        ["id"] = entry.Guid,
        ["title"] = entry.Title,
        ["link"] = entry.Link?.AbsoluteUri,
        ["summary"] = entry.Summary,
        ["content"] = entry.Content,
        ["published"] = Instant(entry.PublishedAt),
        ["updated"] = Instant(entry.UpdatedAt),
        ["authors"] = Texts([.. entry.Authors, .. entry.Contacts.Except(entry.Authors)]),
        ["categories"] = Texts(entry.Categories),
        ["media"] = new JsonArray([.. entry.Media.Select(m => new JsonObject { ["url"] = m.Address.AbsoluteUri, ["type"] = m.Type, ["bytes"] = m.Bytes })]),
        ["image"] = entry.Image?.AbsoluteUri,
        ["source"] = entry.OriginalSource,
        ["rights"] = entry.Rights,
        ["language"] = entry.Language,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static string? Instant(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
