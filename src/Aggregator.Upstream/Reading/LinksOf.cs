using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>The addresses of a feed or entry by what they are for.</summary>
internal static class LinksOf
{
    private const int MostHubs = 10;

    /// <summary>The page for a reader.</summary>
    public static Uri? Page(Fields fields, Uri? documentBase)
    {
        foreach (var link in fields.All(Vocabulary.FeedBurner, "origLink"))
        {
            if (Absolute(link, link.Value) is { } original)
                return original;
        }

        foreach (var link in fields.All(Vocabulary.Core, "link"))
        {
            if (Absolute(link, link.Value) is { } address)
                return address;
        }

        return Related(fields, "alternate", documentBase) ?? Permalink(fields, documentBase);

        Uri? Absolute(XElement element, string text) => FeedAddress.Of(text, FeedAddress.Base(element, documentBase));
    }

    /// <summary>The first link of a relation, HTML before other types; no relation means <c>alternate</c> (RFC 4287 §4.2.7.2).</summary>
    public static Uri? Related(Fields fields, string relation, Uri? documentBase)
    {
        Uri? other = null;
        foreach (var link in fields.All(Vocabulary.Atom | Vocabulary.Core, "link"))
        {
            // Some old Atom feeds put the address between the tags.
            var href = link.Attribute("href")?.Value ?? (link.Attribute("rel") is null ? null : link.Value);
            if (href is null || !Is(link, relation) || FeedAddress.Of(href, FeedAddress.Base(link, documentBase)) is not { } address)
                continue;
            if (link.Attribute("type")?.Value is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase))
                return address;
            other ??= address;
        }

        return other;
    }

    public static IReadOnlyList<Uri> Hubs(Fields fields, Uri? documentBase)
    {
        List<Uri>? hubs = null;
        foreach (var link in fields.All(Vocabulary.Atom | Vocabulary.Core, "link"))
        {
            if ((hubs?.Count ?? 0) < MostHubs && Is(link, "hub") && FeedAddress.Of(link.Attribute("href")?.Value, FeedAddress.Base(link, documentBase)) is { } hub)
                (hubs ??= []).Add(hub);
        }

        return hubs ?? (IReadOnlyList<Uri>)[];
    }

    /// <summary>A guid is a permalink unless it says otherwise (RSS 2.0); an atom:id or rdf:about often is one.</summary>
    private static Uri? Permalink(Fields fields, Uri? documentBase)
    {
        if (fields.First(Vocabulary.Core, "guid") is { } guid && !string.Equals(guid.Attribute("isPermaLink")?.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase) && Web(guid.Value) is { } permalink)
            return permalink;
        return Web(fields.Text(Vocabulary.Atom, "id")) ?? Web(fields.Text(Vocabulary.Dc, "identifier")) ?? Web(About(fields.Parent));
    }

    public static string? About(XElement element) => element.Attribute(XName.Get("about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"))?.Value.Trim() is { Length: > 0 } about ? about : null;

    private static Uri? Web(string? text) => text is not null && FeedAddress.HasScheme(text.AsSpan().Trim()) ? FeedAddress.Of(text, null) : null;

    private static bool Is(XElement link, string relation)
    {
        var rel = link.Attribute("rel")?.Value.Trim();
        if (string.IsNullOrEmpty(rel))
            return relation == "alternate";
        return rel.Equals(relation, StringComparison.OrdinalIgnoreCase) || rel.Equals("http://www.iana.org/assignments/relation/" + relation, StringComparison.OrdinalIgnoreCase);
    }
}
