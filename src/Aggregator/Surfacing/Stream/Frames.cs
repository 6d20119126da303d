using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aggregator.Surfacing.Stream;

/// <summary>Writes the lines of a stream of server-sent events (HTML Standard §9.2.5). JSON holds no line break, so every event's data is one line.</summary>
internal static class Frames
{
    /// <summary>A comment: keeps proxies and clients from taking silence for an end.</summary>
    public static ReadOnlyMemory<byte> Heartbeat { get; } = ": \n\n"u8.ToArray();

    public static void Write<T>(ArrayBufferWriter<byte> to, string? id, string type, T data, JsonTypeInfo<T> json)
    {
        if (id is not null)
        {
            Text(to, $"id: {id}\n");
        }

        Text(to, $"event: {type}\ndata: ");
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = json.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, data, json);
        }

        to.Write("\n\n"u8);
    }

    /// <summary>How long a client waits before it comes back: not all of them at once after a restart.</summary>
    public static string Retry(Random random) => string.Create(CultureInfo.InvariantCulture, $"retry: {random.Next(1_000, 5_000)}\n\n");

    private static void Text(ArrayBufferWriter<byte> to, string text) => Encoding.UTF8.GetBytes(text, to);
}
