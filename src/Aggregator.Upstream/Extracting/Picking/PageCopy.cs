using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Aggregator.Extracting.Layers;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Picking;

/// <summary>
/// Writes a page anew for picking: its structure and its words, and nothing else of it. No attribute, no script, no style, no picture and no address of the page is in
/// the copy, so that showing it asks nothing of anybody; every element carries its number.
/// </summary>
public sealed class PageCopy
{
    private const int MostCharacters = 600_000;
    private const int LongestText = 600;
    private const int DeepestNesting = 120;
    private const int MostMetas = 40;

    // What browsers lay out by themselves; every other element becomes a div or a span.
    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "figure", "figcaption", "strong", "em", "b", "i", "pre", "hr", "br", "time"]);

    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        ["div", "section", "article", "main", "header", "footer", "nav", "aside", "table", "tbody", "thead", "tr", "dl", "dt", "dd", "address", "fieldset", "form", "center", "details", "summary", "body"]);

    private static readonly FrozenSet<string> Left = FrozenSet.ToFrozenSet(
        ["script", "style", "noscript", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "canvas", "audio", "video", "head", "select", "datalist", "input", "textarea", "math", "noembed", "noframes", "xmp", "plaintext", "map", "source", "track", "link", "title"]);

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly PickPage _page;
    private readonly HashSet<IElement> _marked;
    private readonly StringBuilder _html = new();
    private bool _isFull;

    private PageCopy(PickPage page, string? marked)
    {
        _page = page;
        _marked = [.. Selector.All(page.Document, marked)];
    }

    /// <summary>Markup for inside a form: each button sends its element's number as <c>element</c>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="marked">A selector whose matches stand out; null for none.</param>
    public static string Of(PickPage page, string? marked)
    {
        var copy = new PageCopy(page, marked);
        copy.Metas();
        if (page.Document.Body is { } body)
            copy.Write(body, 0);
        if (copy._isFull)
            copy._html.Append("<p class=\"pick-end\">The rest of the page is left out.</p>");
        return copy._html.ToString();
    }

    // Dates, pictures and headlines for programs stand in the head, where nobody could click.
    private void Metas()
    {
        var metas = _page.Document.QuerySelectorAll("meta[content]").Where(m => (m.GetAttribute("property") ?? m.GetAttribute("name")) is { Length: > 0 and < 60 } && m.GetAttribute("content")!.Trim().Length > 0).Take(MostMetas).ToList();
        if (metas.Count == 0)
            return;
        _html.Append("<ul class=\"pick-metas\">");
        foreach (var meta in metas)
        {
            Open("li", meta);
            Text($"{meta.GetAttribute("property") ?? meta.GetAttribute("name")}: {meta.GetAttribute("content")}");
            Button(meta);
            _html.Append("</li>");
        }

        _html.Append("</ul>");
    }

    /// <returns>Whether anything of it is to be seen.</returns>
    private bool Write(IElement element, int depth)
    {
        var name = element.LocalName;
        if (_isFull || Left.Contains(name))
            return false;
        if (name is "img" or "amp-img" or "svg" or "picture" && element.QuerySelector("img") is null)
            return name is "img" or "amp-img" && Picture(element);
        var tag = Kept.Contains(name) ? name : Blocks.Contains(name) || element.Children.Any(c => Blocks.Contains(c.LocalName) || (Kept.Contains(c.LocalName) && c.LocalName is not ("strong" or "em" or "b" or "i" or "br" or "time"))) ? "div" : "span";
        if (tag is "br" or "hr")
        {
            _html.Append('<').Append(tag).Append('>');
            return false;
        }

        var start = _html.Length;
        var isFlat = depth > DeepestNesting;
        if (!isFlat)
            Open(tag, element);
        var hasOwn = Children(element, depth, out var isSeen);
        if (!isSeen)
        {
            _html.Length = start;
            return false;
        }

        if (isFlat)
            return true;
        if (hasOwn || name is "h1" or "h2" or "h3" or "time" or "a")
            Button(element);
        _html.Append("</").Append(tag).Append('>');
        return true;
    }

    private bool Children(IElement element, int depth, out bool isSeen)
    {
        var hasOwn = false;
        isSeen = false;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText { Data: var data } && !string.IsNullOrWhiteSpace(data))
            {
                Text(data);
                hasOwn = isSeen = true;
            }
            else if (node is IElement child)
            {
                isSeen |= Write(child, depth + 1);
            }
            else if (node is IText && isSeen)
            {
                _html.Append(' ');
            }

            _isFull |= _html.Length > MostCharacters;
        }

        return hasOwn;
    }

    private bool Picture(IElement image)
    {
        Open("span", image, "pick-picture");
        Text($"picture: {(image.GetAttribute("alt") is { Length: > 0 } alt ? alt : "without words")}");
        Button(image);
        _html.Append("</span>");
        return true;
    }

    private void Open(string tag, IElement element, string? kind = null)
    {
        _html.Append('<').Append(tag).Append(" data-n=\"").Append(_page.NumberOf(element).ToString(CultureInfo.InvariantCulture)).Append('"');
        var classes = (kind ?? (element.LocalName == "a" ? "pick-link" : null), _marked.Contains(element) ? "picked" : null) switch
        {
            (null, null) => null,
            ({ } one, null) => one,
            (null, { } two) => two,
            var (one, two) => $"{one} {two}",
        };
        if (classes is not null)
            _html.Append(" class=\"").Append(classes).Append('"');
        _html.Append('>');
    }

    private void Text(string text)
    {
        var line = Choosing.Fold.Line(text, LongestText);
        _html.Append(char.IsWhiteSpace(text[0]) ? " " : "").Append(Encoder.Encode(line)).Append(char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    private void Button(IElement element)
    {
        var number = _page.NumberOf(element).ToString(CultureInfo.InvariantCulture);
        _html.Append("<button type=\"submit\" name=\"element\" value=\"").Append(number).Append("\">").Append(number).Append("</button>");
    }
}
