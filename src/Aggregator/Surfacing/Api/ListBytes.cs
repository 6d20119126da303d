using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aggregator.Surfacing.Api;

/// <summary>Writes the API's answers as bytes that are ready to be sent.</summary>
internal static class ListBytes
{
    public const string ContentType = "application/json; charset=utf-8";

    // The default encoder writes every ’ and £ as six characters. Its caution is for JSON inside HTML; ours is served as JSON, with nosniff.
    public static ApiJson Json { get; } = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>A list whose last member is the instant, so that it can be brought up to date in place.</summary>
    public static Answer Of<T>(IReadOnlyList<T> items, string? next, DateTimeOffset now, DateTimeOffset until, JsonTypeInfo<ListView<T>> type)
    {
        var asOf = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ListView<T>(items, next, asOf), type);
        // …"asOf":"2026-11-24T05:00:00Z"}
        var offset = bytes.Length - Rfc3339.ToSeconds(asOf).Length - 2;
        return new() { Bytes = bytes, ContentType = ContentType, Tag = Answer.TagOf(bytes.AsSpan(0, offset)), ValidUntil = until, AsOfOffset = offset };
    }

    public static Answer Of<T>(T value, DateTimeOffset until, JsonTypeInfo<T> type) =>
        Answer.Of(JsonSerializer.SerializeToUtf8Bytes(value, type), ContentType) with { ValidUntil = until };
}
