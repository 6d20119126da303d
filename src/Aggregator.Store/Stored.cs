using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The JSON that is kept in the database: the domain's own records, so that a part added to one of them is kept without a migration.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(Outlet))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(WebhookDefinition))]
[JsonSerializable(typeof(Pace))]
[JsonSerializable(typeof(SourceMemory))]
[JsonSerializable(typeof(SourceDrift))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(SortedDictionary<string, int>))]
internal sealed partial class Stored : JsonSerializerContext
{
    /// <summary>Escapes no more than JSON asks for: it never stands in HTML.</summary>
    public static Stored Json { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new IdConverter<ArticleId>(v => new(v), i => i.Value), new IdConverter<OutletId>(v => new(v), i => i.Value), new IdConverter<SourceId>(v => new(v), i => i.Value),
            new BlockConverter(), new KeyPointConverter(), new TagConverter(), new SignalsConverter(),
        },
    });

    // An id is its text.
    private sealed class IdConverter<T>(Func<string, T> make, Func<T, string> text) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
    }
}
