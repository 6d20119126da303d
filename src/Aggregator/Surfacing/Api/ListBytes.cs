using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aggregator.Surfacing.Api;

/// <summary>Writes the API's answers as bytes that are ready to be sent.</summary>
internal static class ListBytes
{
    public const string ContentType = "application/json; charset=utf-8";

    private const int InstantLength = 20;

    // The default encoder writes every ’ and £ as six characters. Its caution is for JSON inside HTML; ours is served as JSON, with nosniff.
    public static ApiJson Json { get; } = new(new JsonSerializerOptions(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Answer Of<T>(IReadOnlyList<T> items, string? next, ContentState content, DateTimeOffset now, DateTimeOffset until, JsonTypeInfo<ListView<T>> type) =>
        List(new ListView<T>(items, next, ViewOf.Content(content), WholeSecond(now)), until, type, null);

    /// <summary>A list whose last member is the instant, so that it can be brought up to date in place.</summary>
    /// <param name="fields">The members that each item is to have; null for all.</param>
    public static Answer List<T>(T list, DateTimeOffset until, JsonTypeInfo<T> type, string? fields)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(list, type);
        bytes = fields is null ? bytes : Fields.Pick(bytes, fields);
        // …"asOf":"2026-11-24T05:00:00Z"}
        var offset = bytes.Length - InstantLength - 2;
        return new() { Bytes = bytes, ContentType = ContentType, Tag = Answer.TagOf(bytes.AsSpan(0, offset)), ValidUntil = until, AsOfOffset = offset, IsPublic = true };
    }

    public static Answer Of<T>(T value, DateTimeOffset until, JsonTypeInfo<T> type, string? fields = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return Answer.Of(fields is null ? bytes : Fields.Pick(bytes, fields), ContentType) with { ValidUntil = until, IsPublic = true };
    }

    public static DateTimeOffset WholeSecond(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
