using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Editing;
using Aggregator.Extracting;

namespace Aggregator.Storing;

/// <summary>A block as <c>[kind, text]</c>: an article has dozens, and property by property they were most of the cost of reading a list.</summary>
internal sealed class BlockConverter : JsonConverter<Block>
{
    public override Block Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var kind = (BlockKind)reader.GetInt32();
        reader.Read();
        var text = reader.GetString()!;
        reader.Read();
        return new Block(kind, text);
    }

    public override void Write(Utf8JsonWriter writer, Block value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue((int)value.Kind);
        writer.WriteStringValue(value.Text);
        writer.WriteEndArray();
    }
}

/// <summary>A key point as <c>[text, revision, paragraph, start, length]</c>.</summary>
internal sealed class KeyPointConverter : JsonConverter<KeyPoint>
{
    public override KeyPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var text = reader.GetString()!;
        var evidence = EvidenceParts.Read(ref reader);
        reader.Read();
        return new KeyPoint(text, evidence);
    }

    public override void Write(Utf8JsonWriter writer, KeyPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Text);
        EvidenceParts.Write(writer, value.Evidence);
        writer.WriteEndArray();
    }
}

/// <summary>A tag as <c>[name, kind, count, revision, paragraph, start, length]</c>.</summary>
internal sealed class TagConverter : JsonConverter<Tag>
{
    public override Tag Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var name = reader.GetString()!;
        var (kind, count) = ((TagKind)EvidenceParts.Number(ref reader), EvidenceParts.Number(ref reader));
        var evidence = EvidenceParts.Read(ref reader);
        reader.Read();
        return new Tag(name, kind, count, evidence);
    }

    public override void Write(Utf8JsonWriter writer, Tag value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Name);
        writer.WriteNumberValue((int)value.Kind);
        writer.WriteNumberValue(value.Count);
        EvidenceParts.Write(writer, value.Evidence);
        writer.WriteEndArray();
    }
}

/// <summary>Evidence as four numbers of the array that it stands in: revision, paragraph, start, length.</summary>
internal static class EvidenceParts
{
    public static Evidence Read(ref Utf8JsonReader reader) => new(Number(ref reader), Number(ref reader), Number(ref reader), Number(ref reader));

    public static void Write(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteNumberValue(evidence.Revision);
        writer.WriteNumberValue(evidence.Paragraph);
        writer.WriteNumberValue(evidence.Start);
        writer.WriteNumberValue(evidence.Length);
    }

    public static int Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }
}
