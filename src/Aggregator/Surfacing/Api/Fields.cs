using System.Buffers;
using System.Text.Json;

namespace Aggregator.Surfacing.Api;

/// <summary>Leaves of each item only the members that were asked for, and its id.</summary>
internal static class Fields
{
    public const string Id = "id";

    /// <summary>The members that <c>fields</c> names, each once, in one order: equal wishes are one answer.</summary>
    public static (string? Picked, string? Unknown) Read(string? text, IReadOnlyCollection<string> known)
    {
        if (text is null)
        {
            return (null, null);
        }

        var asked = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = asked.FirstOrDefault(f => !known.Contains(f));
        return unknown is not null || asked.Length == 0 ? (null, unknown ?? text) : (string.Join(',', asked.Append(Id).Distinct().Order(StringComparer.Ordinal)), null);
    }

    /// <summary>Of a list: of each of its items. Everything else stays where it is.</summary>
    public static byte[] Pick(byte[] json, string fields)
    {
        var kept = fields.Split(',').ToHashSet(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ListBytes.Json.Options.Encoder }))
        {
            Write(writer, document.RootElement, kept);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement of, HashSet<string> kept)
    {
        var isList = of.TryGetProperty("items", out _);
        writer.WriteStartObject();
        foreach (var member in of.EnumerateObject())
        {
            if (isList && member.NameEquals("items"))
            {
                writer.WriteStartArray("items");
                foreach (var item in member.Value.EnumerateArray())
                {
                    Write(writer, item, kept);
                }

                writer.WriteEndArray();
            }
            else if (isList || kept.Contains(member.Name))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
