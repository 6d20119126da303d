using System.Text;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>Atom's text and content constructs (RFC 4287 §3.1, §4.1.3; Atom 0.3 <c>mode</c>), and RSS's untyped text.</summary>
internal static class TextConstruct
{
    private enum Kind
    {
        Text,
        Html,
        Xhtml,
        Unknown,
        Binary,
    }

    /// <summary>One line of plain text; base64 that holds text is text (RFC 4287 §4.1.3.3).</summary>
    public static string? Line(XElement? element)
    {
        if (element is null)
            return null;
        var (kind, value) = Read(element);
        return kind switch
        {
            Kind.Text => PlainText.Line(value),
            Kind.Html or Kind.Xhtml => PlainText.OfHtml(value),
            Kind.Unknown => PlainText.OfUnknown(value),
            _ => null,
        };
    }

    /// <summary>HTML with absolute addresses; null where it is blank or not text.</summary>
    public static string? Body(XElement? element, Uri? documentBase)
    {
        if (element is null)
            return null;
        var (kind, value) = Read(element);
        if (kind == Kind.Binary || string.IsNullOrWhiteSpace(value))
            return null;
        value = PlainText.WithoutControls(value.Trim());
        var html = kind == Kind.Text ? Markup.Escape(value) : value;
        return html.Contains('<', StringComparison.Ordinal) ? AbsoluteLinks.In(html, FeedAddress.Base(BaseBearer(element), documentBase)) : html;
    }

    private static (Kind Kind, string Value) Read(XElement element)
    {
        var isAtom = Namespaces.Of(element.Name) == Vocabulary.Atom || element.Document?.Root?.Name.LocalName is "feed" or "entry";
        var type = element.Attribute("type")?.Value.Trim().ToLowerInvariant();
        if (isAtom && element.Attribute("mode")?.Value == "base64" || element.Attribute("encoding")?.Value == "base64" || (isAtom && KindOf(type) == Kind.Binary))
            return Decoded(ElementText.Of(element)) is { } decoded ? (KindOf(type) is var kind && kind == Kind.Binary ? Kind.Html : kind, decoded) : (Kind.Binary, "");
        if (element.HasElements)
            return (Kind.Xhtml, Markup.Inside(Unwrapped(element)));
        if (!isAtom && type is null)
            return (Kind.Unknown, ElementText.Of(element));
        if (isAtom && element.Attribute("mode") is { } mode)
            return (mode.Value == "escaped" && type is not "text/plain" ? Kind.Html : KindOf(type), ElementText.Of(element));
        return (type is null && isAtom ? Kind.Text : KindOf(type), ElementText.Of(element));
    }

    private static Kind KindOf(string? type) => type switch
    {
        null => Kind.Unknown,
        "text" or "text/plain" or "plain" => Kind.Text,
        "html" or "text/html" or "xhtml" or "application/xhtml+xml" or "text/x-html" => Kind.Html,
        _ when type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal) => Kind.Unknown,
        _ when type.Contains('/', StringComparison.Ordinal) => Kind.Binary,
        _ => Kind.Unknown,
    };

    /// <summary>XHTML stands in one <c>div</c> that is not part of it (RFC 4287 §3.1.1.3).</summary>
    private static XElement Unwrapped(XElement element) =>
        element.Elements().Take(2).ToList() is [{ Name.LocalName: "div" } div] && element.Nodes().All(n => n == div || (n is XText text && string.IsNullOrWhiteSpace(text.Value))) ? div : element;

    private static XElement BaseBearer(XElement element) => element.HasElements ? Unwrapped(element) : element;

    private static string? Decoded(string base64)
    {
        var bytes = new byte[(base64.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || !System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length)) || bytes.AsSpan(0, length).Contains((byte)0))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
