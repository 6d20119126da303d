using System.Text.Json.Nodes;
using System.Xml;

namespace Aggregator.Sources;

/// <summary>One outline of an OPML file.</summary>
internal sealed record OpmlOutline
{
    private const int LongestGroup = 100;

    /// <summary>Null where it is not one that we wrote.</summary>
    public string? Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the feed; empty for a group.</summary>
    public required string Address { get; init; }

    public required string HomePage { get; init; }

    public required string Language { get; init; }

    /// <summary>What it says of the source, in the configuration's shape.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>Reads the element that the reader stands at, and leaves the reader there.</summary>
    /// <param name="xml">At an outline.</param>
    /// <param name="around">The groups that it stands in, with slashes between.</param>
    public static OpmlOutline Read(XmlReader xml, string around)
    {
        var (plain, own) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new JsonObject());
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI.Length == 0)
                plain[xml.LocalName] = xml.Value.Trim();
            else if (xml.NamespaceURI == OpmlSettings.Namespace && xml.LocalName == "id")
                id = xml.Value;
            else if (xml.NamespaceURI == OpmlSettings.Namespace)
                OpmlSettings.Put(own, xml.LocalName, xml.Value);
        }

        xml.MoveToElement();
        var address = plain.GetValueOrDefault("xmlUrl") ?? (id is null ? "" : plain.GetValueOrDefault("url", ""));
        var definition = new JsonObject { [nameof(Address)] = address };
        foreach (var (key, value) in own)
            definition[key] = value?.DeepClone();
        if (Groups(plain.GetValueOrDefault("category"), around, isOurs: id is not null) is { Count: > 0 } groups)
            definition["Groups"] = new JsonArray([.. groups.Select(g => JsonValue.Create(g))]);
        return new OpmlOutline
        {
            Id = id,
            Name = plain.GetValueOrDefault("title") is { Length: > 0 } title ? title : plain.GetValueOrDefault("text", ""),
            Address = address,
            HomePage = plain.GetValueOrDefault("htmlUrl", ""),
            Language = plain.GetValueOrDefault("language", ""),
            Definition = definition,
        };
    }

    /// <summary>A name that can be a group's.</summary>
    public static string Group(string name)
    {
        var plain = string.Join(' ', new string([.. name.Select(c => c is ',' or '/' || char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= LongestGroup ? plain : plain[..(char.IsHighSurrogate(plain[LongestGroup - 1]) ? LongestGroup - 1 : LongestGroup)].TrimEnd();
    }

    // OPML 2.0: category holds slash-delimited paths with commas between them. Ours names every group; in others' files the nesting is one as well.
    private static List<string> Groups(string? category, string around, bool isOurs)
    {
        var named = (category ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(c => isOurs ? c.TrimStart('/') : string.Join('/', c.Split('/').Select(Group).Where(p => p.Length > 0)));
        var groups = isOurs && category is not null ? named : named.Prepend(around);
        return [.. groups.Where(g => g.Length is > 0 and <= LongestGroup).Distinct(StringComparer.Ordinal)];
    }
}
