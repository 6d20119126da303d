using System.Collections.Frozen;

namespace Aggregator.Reading;

/// <summary>HTML's element names, as far as reading feeds needs them.</summary>
internal static class Html
{
    private static readonly FrozenSet<string> Void = new[] { "area", "br", "col", "embed", "hr", "img", "input", "meta", "param", "wbr" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Known = new[]
    {
        "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big", "blockquote", "body", "button", "canvas", "caption", "center",
        "cite", "code", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "head", "header", "html", "i", "iframe", "ins", "kbd", "label", "legend", "li", "main", "map", "mark", "nav", "noscript", "object", "ol",
        "option", "p", "picture", "pre", "q", "s", "samp", "script", "section", "select", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg",
        "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video",
    }.Concat(Void).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsVoid(string name) => Void.Contains(name);

    public static bool IsKnown(ReadOnlySpan<char> name) => Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
