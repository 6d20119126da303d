using System.Text.Json.Nodes;
using Aggregator.Reading;

namespace Aggregator.Commands;

/// <summary>A document on disk with the headers that it came with: one line of <c>inspect feed --batch</c>.</summary>
internal sealed record FeedQuestion
{
    // Beyond this no reader looks; one byte more tells it that there is more.
    private const int Most = 52_428_800 + 1;

    public required string Path { get; init; }

    public string? Address { get; init; }

    public string? ContentLocation { get; init; }

    public string? ContentType { get; init; }

    /// <summary>No outlet, no zone: a batch reads dates without a zone as UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    public string Country { get; init; } = "GB";

    public static JsonObject Answer(JsonObject asked)
    {
        var question = new FeedQuestion
        {
            Path = Text(asked, "path") ?? throw new ArgumentException("the line has no \"path\""),
            Address = Text(asked, "url"),
            ContentLocation = Text(asked, "content_location"),
            ContentType = Text(asked, "content_type"),
            TimeZone = Text(asked, "time_zone") ?? "UTC",
            Country = Text(asked, "country") ?? "GB",
        };
        return InspectFeed.Answer(question.Document());
    }

    public SourceDocument Document() => new()
    {
        Body = Head(Path),
        Address = Uri.TryCreate(Address, UriKind.Absolute, out var address) ? address : null,
        ContentLocation = Uri.TryCreate(ContentLocation, UriKind.RelativeOrAbsolute, out var location) ? location : null,
        ContentType = ContentType,
        TimeZone = TimeZone,
        Country = Country,
    };

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, Most)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string? Text(JsonObject asked, string name) => asked[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
