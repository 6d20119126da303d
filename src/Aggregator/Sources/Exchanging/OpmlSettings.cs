using System.Text.Json.Nodes;
using System.Xml;

namespace Aggregator.Sources;

/// <summary>Our settings as attributes of OPML elements, in a namespace of their own: <c>s:Rights.Extent="Full"</c>.</summary>
internal static class OpmlSettings
{
    /// <summary>Names our vocabulary; nothing is fetched from there.</summary>
    public const string Namespace = "urn:aggregator:sources:1";
    public const string Prefix = "s";

    /// <summary>Attribute names for every setting, with their values. A dot stands between a group and what is in it; one inside a name is escaped.</summary>
    public static IEnumerable<(string Name, string Value)> Attributes(JsonObject definition, params string[] except) =>
        from value in DefinitionJson.Values(definition)
        where !except.Contains(value.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
        select (string.Join('.', value.Key.Split(':').Select(Escaped)), value.Value);

    /// <summary>Sets what an attribute says.</summary>
    public static void Put(JsonObject definition, string name, string value) => SettingKinds.Put(definition, [.. name.Split('.').Select(Unescaped)], value);

    // EncodeLocalName leaves dots alone, which are ours to use; a name that begins with a digit is fine after a dot.
    private static string Escaped(string key)
    {
        var escaped = XmlConvert.EncodeLocalName("_" + key)!.Replace(".", "_x002E_", StringComparison.Ordinal);
        return escaped[1..];
    }

    private static string Unescaped(string key) => XmlConvert.DecodeName(key)!;
}
