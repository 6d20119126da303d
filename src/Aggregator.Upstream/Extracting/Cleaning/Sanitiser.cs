using AngleSharp.Dom;
using Ganss.Xss;

namespace Aggregator.Extracting.Cleaning;

/// <summary>
/// Makes upstream HTML safe to show: a narrow allow-list of what news text needs. Rendering the result asks nothing of anybody: no
/// frames, styles or forms, and no pictures unless the caller wants them; links are followed only when a reader follows them.
/// </summary>
public static class Sanitiser
{
    private static readonly string[] Tags =
    [
        "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
        "time", "tr", "u", "ul", "var", "wbr",
    ];

    private static readonly string[] Attributes = ["href", "lang", "dir", "title", "datetime", "colspan", "rowspan", "start", "reversed"];

    // What stands inside these is no text for readers.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "form", "button", "select", "option", "textarea", "input", "canvas",
        "audio", "video", "title", "head", "noembed", "noframes", "xmp", "plaintext", "marquee", "dialog", "map", "portal", "fencedframe",
    };

    /// <summary>Clean HTML; relative links are resolved against <paramref name="address"/>. Empty for what is too deep or too large to parse.</summary>
    public static string Clean(string html, Uri? address, bool pictures = false)
    {
        if (PageGuard.Complaint(html) is not null)
            return "";
        return Create(pictures).Sanitize(html, address?.AbsoluteUri ?? "");
    }

    // A sanitiser keeps state of its own while it works: one a call.
    private static HtmlSanitizer Create(bool pictures)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(pictures ? [.. Tags, "img"] : Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(pictures ? [.. Attributes, "src", "alt", "width", "height"] : Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        })
        {
            KeepChildNodes = true,
            AllowDataAttributes = false,
        };
        sanitizer.RemovingTag += (_, e) => DropWithContent(e.Tag);
        sanitizer.PostProcessNode += (_, e) => Harmless(e.Node);
        return sanitizer;
    }

    private static void DropWithContent(IElement element)
    {
        if (Dropped.Contains(element.LocalName))
            element.InnerHtml = "";
    }

    // Who follows a link, or sees a picture, tells the other site nothing about the page that it stood on.
    private static void Harmless(INode node)
    {
        if (node is not IElement element)
            return;
        if (element.LocalName == "a" && element.HasAttribute("href"))
            element.SetAttribute("rel", "nofollow noopener noreferrer");
        if (element.LocalName != "img")
            return;
        if (IsPicture(element))
            element.SetAttribute("referrerpolicy", "no-referrer");
        else
            element.Remove();
    }

    // One that is a pixel wide counts readers and shows them nothing.
    private static bool IsPicture(IElement image) =>
        (image.GetAttribute("src") ?? "").StartsWith("http", StringComparison.OrdinalIgnoreCase) && !IsTiny(image.GetAttribute("width")) && !IsTiny(image.GetAttribute("height"));

    private static bool IsTiny(string? length) => int.TryParse(length, System.Globalization.CultureInfo.InvariantCulture, out var pixels) && pixels <= 2;
}
