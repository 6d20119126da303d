using System.Net;
using System.Text.Json;

namespace Aggregator.Extracting.Layers;

/// <summary>Reads JSON-LD values, which may be a string, an object or an array of either.</summary>
internal static class JsonLdValue
{
    public static IEnumerable<string> Types(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type))
            return [];
        return Strings(type).Select(t => t[(t.LastIndexOfAny(['/', '#', ':']) + 1)..]);
    }

    /// <summary>The first text under a name; objects answer with their name, value or text.</summary>
    public static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? Strings(value).FirstOrDefault() : null;

    public static IEnumerable<string> Strings(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = value.GetString()!;
                return string.IsNullOrWhiteSpace(text) ? [] : [Decoded(text)];
            case JsonValueKind.Number:
                return [value.GetRawText()];
            case JsonValueKind.Array:
                return value.EnumerateArray().Take(50).SelectMany(Strings);
            case JsonValueKind.Object:
                foreach (var name in (ReadOnlySpan<string>)["name", "@value", "text", "headline"])
                {
                    if (value.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.String or JsonValueKind.Array)
                        return Strings(inner);
                }

                return [];
            default:
                return [];
        }
    }

    /// <summary>An address: a string, or an object's url, contentUrl or @id.</summary>
    public static string? Url(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(Url).FirstOrDefault(u => u is not null);
            case JsonValueKind.Object:
                foreach (var name in (ReadOnlySpan<string>)["url", "contentUrl", "@id", "@list"])
                {
                    if (value.TryGetProperty(name, out var inner) && Url(inner) is { Length: > 0 } url)
                        return url;
                }

                return null;
            default:
                return null;
        }
    }

    public static bool? Flag(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
            JsonValueKind.String when value.GetString()!.EndsWith("/False", StringComparison.OrdinalIgnoreCase) => false,
            JsonValueKind.String when value.GetString()!.EndsWith("/True", StringComparison.OrdinalIgnoreCase) => true,
            _ => null,
        };
    }

    // Templates escape for HTML what stands in a script, where nothing is unescaped.
    private static string Decoded(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
}
