using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>Signals as an object of what was said and nothing else: most articles say nothing, and every one carries them.</summary>
internal sealed class SignalsConverter : JsonConverter<RightsSignals>
{
    public override RightsSignals Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var signals = RightsSignals.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            signals = name switch
            {
                "aiAgentsRefused" => signals with { AiAgentsRefused = JsonSerializer.Deserialize(ref reader, Stored.Json.IReadOnlyListString)! },
                "usesRefused" => signals with { UsesRefused = JsonSerializer.Deserialize(ref reader, Stored.Json.IReadOnlyListString)! },
                "tdmReserved" => signals with { TdmReserved = reader.GetBoolean() },
                "tdmPolicy" => signals with { TdmPolicy = new Uri(reader.GetString()!, UriKind.RelativeOrAbsolute) },
                "noAi" => signals with { NoAi = reader.GetBoolean() },
                "noImage" => signals with { NoImage = reader.GetBoolean() },
                "maxSnippet" => signals with { MaxSnippet = reader.GetInt32() },
                "noArchive" => signals with { NoArchive = reader.GetBoolean() },
                "noIndex" => signals with { NoIndex = reader.GetBoolean() },
                "isAccessibleForFree" => signals with { IsAccessibleForFree = reader.GetBoolean() },
                _ => Skipped(ref reader, signals),
            };
        }

        return signals;
    }

    public override void Write(Utf8JsonWriter writer, RightsSignals value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (!ReferenceEquals(value, RightsSignals.None))
            WriteSaid(writer, value);
        writer.WriteEndObject();
    }

    private static void WriteSaid(Utf8JsonWriter writer, RightsSignals value)
    {
        WriteNames(writer, "aiAgentsRefused", value.AiAgentsRefused);
        WriteNames(writer, "usesRefused", value.UsesRefused);
        if (value.TdmReserved is { } reserved)
            writer.WriteBoolean("tdmReserved", reserved);
        if (value.TdmPolicy is { } policy)
            writer.WriteString("tdmPolicy", policy.OriginalString);
        WriteTrue(writer, "noAi", value.NoAi);
        WriteTrue(writer, "noImage", value.NoImage);
        if (value.MaxSnippet is { } most)
            writer.WriteNumber("maxSnippet", most);
        WriteTrue(writer, "noArchive", value.NoArchive);
        WriteTrue(writer, "noIndex", value.NoIndex);
        if (value.IsAccessibleForFree is { } free)
            writer.WriteBoolean("isAccessibleForFree", free);
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, names, Stored.Json.IReadOnlyListString);
    }

    private static void WriteTrue(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
            writer.WriteBoolean(name, true);
    }

    // A part that a newer version wrote.
    private static RightsSignals Skipped(ref Utf8JsonReader reader, RightsSignals signals)
    {
        reader.Skip();
        return signals;
    }
}
