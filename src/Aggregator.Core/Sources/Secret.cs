using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Sources;

/// <summary>A text that nobody may see: it shows as asterisks wherever it is printed or written, and only <see cref="Reveal"/> gives it.</summary>
[JsonConverter(typeof(MaskingConverter))]
public sealed class Secret(string text) : IEquatable<Secret>
{
    public const string Mask = "********";

    /// <summary>The text itself, for the one place that sends it.</summary>
    public string Reveal() => text;

    public bool Equals(Secret? other) => other is not null && string.Equals(text, other.Reveal(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => string.GetHashCode(text, StringComparison.Ordinal);

    public override string ToString() => Mask;

    private sealed class MaskingConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new JsonException("A secret is never kept as JSON");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Mask);
    }
}
