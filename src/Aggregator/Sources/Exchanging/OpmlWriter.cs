using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;

namespace Aggregator.Sources;

/// <summary>Outlets and sources as OPML 2.0: feed readers find the feeds, sorted into groups; our own settings stand in a namespace beside.</summary>
internal static class OpmlWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineHandling = NewLineHandling.Entitize };

    public static byte[] Write(SourceFile file, DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", OpmlSettings.Prefix, null, OpmlSettings.Namespace);
            WriteHead(xml, file, now);
            xml.WriteStartElement("body");
            WriteGroup(xml, file, [.. file.Sources.Select(s => (Groups(s.Value).FirstOrDefault()?.Split('/') ?? [], s.Key))], 0);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteHead(XmlWriter xml, SourceFile file, DateTimeOffset now)
    {
        xml.WriteStartElement("head");
        xml.WriteElementString("title", "Outlets and sources");
        xml.WriteElementString("dateCreated", now.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture));
        foreach (var (id, definition) in file.Outlets)
        {
            xml.WriteStartElement(OpmlSettings.Prefix, "outlet", OpmlSettings.Namespace);
            xml.WriteAttributeString("id", id);
            WriteSettings(xml, OpmlSettings.Attributes(definition));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Those of one group at one level: first the sources that stand in it themselves, then the groups inside.
    private static void WriteGroup(XmlWriter xml, SourceFile file, List<(string[] Path, string Id)> sources, int level)
    {
        foreach (var (_, id) in sources.Where(s => s.Path.Length == level))
            WriteSource(xml, file, id);
        foreach (var group in sources.Where(s => s.Path.Length > level).GroupBy(s => s.Path[level]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", Shown(group.Key));
            WriteGroup(xml, file, [.. group], level + 1);
            xml.WriteEndElement();
        }
    }

    private static void WriteSource(XmlWriter xml, SourceFile file, string id)
    {
        var definition = file.Sources[id];
        var outlet = file.Outlets.GetValueOrDefault(SourceJson.Parts(id).Outlet) ?? [];
        var address = Text(definition, "Address") ?? "";
        var isFeed = string.Equals(Text(definition, "Kind") ?? nameof(SourceKind.Feed), nameof(SourceKind.Feed), StringComparison.OrdinalIgnoreCase);
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("text", $"{Shown(Text(outlet, "Name") ?? SourceJson.Parts(id).Outlet)}: {SourceJson.Parts(id).Slug}");
        // OPML 2.0 knows feeds and links; what is neither for a feed reader is a link there.
        xml.WriteAttributeString("type", isFeed ? "rss" : "link");
        xml.WriteAttributeString(isFeed ? "xmlUrl" : "url", Shown(address));
        if (Text(outlet, "HomePage") is { } home)
            xml.WriteAttributeString("htmlUrl", Shown(home));
        if (Text(outlet, "Language") is { } language)
            xml.WriteAttributeString("language", Shown(language));
        if (Groups(definition) is { Count: > 0 } groups)
            xml.WriteAttributeString("category", string.Join(',', groups.Select(g => "/" + Shown(g))));
        xml.WriteAttributeString("id", OpmlSettings.Namespace, id);
        WriteSettings(xml, OpmlSettings.Attributes(definition, "Address", "Groups"));
        xml.WriteEndElement();
    }

    private static void WriteSettings(XmlWriter xml, IEnumerable<(string Name, string Value)> settings)
    {
        foreach (var (name, value) in settings)
            xml.WriteAttributeString(OpmlSettings.Prefix, name, OpmlSettings.Namespace, Shown(value));
    }

    private static List<string> Groups(JsonObject definition) =>
        DefinitionJson.TryFind(definition, "Groups", out var key) && definition[key] is JsonArray list ? [.. DefinitionJson.Values(list).Select(v => v.Value)] : [];

    private static string? Text(JsonObject definition, string name) => DefinitionJson.TryFind(definition, name, out var key) && definition[key] is JsonValue value ? value.ToString() : null;

    // XML cannot say control characters at all; no definition that was saved has any.
    private static string Shown(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where((c, i) => XmlConvert.IsXmlChar(c) || (char.IsSurrogate(c) && IsPaired(text, i))));

    private static bool IsPaired(string text, int i) => (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
