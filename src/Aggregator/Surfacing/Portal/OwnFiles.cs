using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Aggregator.Surfacing.Portal;

/// <summary>The stylesheets, scripts and icon of the portal and the console, under addresses that change with their content.</summary>
internal static class OwnFiles
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type)> ByName = Load(out Style, out Script, out Icon, out ConsoleStyle, out ConsoleScript, out Htmx, out PickScript);

    public static readonly string Style;
    public static readonly string Script;
    public static readonly string Icon;
    public static readonly string ConsoleStyle;
    public static readonly string ConsoleScript;
    public static readonly string PickScript;
    public static readonly string Htmx;

    public static void MapOwnFiles(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{name}", [HttpMethods.Get, HttpMethods.Head], Find).ExcludeFromDescription();

    private static IResult Find(string name, HttpResponse response)
    {
        if (!ByName.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(asset.Bytes, asset.Type);
    }

    private static FrozenDictionary<string, (byte[] Bytes, string Type)> Load(out string style, out string script, out string icon, out string consoleStyle, out string consoleScript, out string htmx, out string pickScript)
    {
        Dictionary<string, (byte[], string)> all = new(StringComparer.Ordinal);
        style = Add(all, "portal.css", "text/css; charset=utf-8", "base.css", "masthead.css", "lists.css", "article.css", "media.css");
        script = Add(all, "portal.js", "text/javascript; charset=utf-8");
        icon = Add(all, "icon.svg", "image/svg+xml");
        consoleStyle = Add(all, "console.css", "text/css; charset=utf-8", "base.css", "frame.css", "tables.css", "panels.css", "forms.css", "adding.css");
        consoleScript = Add(all, "console.js", "text/javascript; charset=utf-8");
        htmx = Add(all, "htmx.min.js", "text/javascript; charset=utf-8");
        pickScript = Add(all, "pick.js", "text/javascript; charset=utf-8");
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Add(Dictionary<string, (byte[] Bytes, string Type)> all, string file, string type, params ReadOnlySpan<string> parts)
    {
        using var whole = new MemoryStream();
        foreach (var part in parts.IsEmpty ? [file] : parts)
        {
            using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream($"Assets/{part}")
                ?? throw new InvalidOperationException($"The program lacks its own {part}");
            stream.CopyTo(whole);
        }

        var bytes = whole.ToArray();
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6))}{Path.GetExtension(file)}";
        all.Add(name, (bytes, type));
        return $"/assets/{name}";
    }
}
