using System.Text.RegularExpressions;

namespace Aggregator.Reading;

/// <summary>Says what a document is that is no feed, in words an admin can act on.</summary>
internal static partial class NotAFeed
{
    private const int Head = 64 * 1024;

    public static ReadOutcome Outcome(string text, int root) => new ReadOutcome.Unreadable(Reason(text, root)) { IsSomethingElse = true };

    /// <summary>The reason; <paramref name="root"/> is where the document's first element starts, or -1.</summary>
    public static string Reason(string text, int root)
    {
        if (text.AsSpan().IsWhiteSpace())
            return "an empty document";
        var rest = root < 0 ? text : text[root..];
        var head = rest[..Math.Min(rest.Length, Head)];
        if (Html.IsMatch(head))
            return Title.Match(head) is { Success: true } title && PlainText.OfHtml(title.Groups[1].Value) is { } words ? $"an HTML page, not a feed: {Short(words)}" : "an HTML page, not a feed";
        if (Element.Match(head) is { Success: true } element)
            return $"XML, but not a feed: the root element is <{Short(element.Groups[1].Value)}>";
        return $"neither XML nor JSON: it starts with \"{Short(PlainText.Line(head[..Math.Min(head.Length, 80)]) ?? "")}\"";
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex("""^\s*<(?:html|head|body|title|meta|script|div|p|h1|center|table)[\s>]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Html { get; }

    [GeneratedRegex("""<title[^>]{0,200}>([^<]{1,400})<""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Title { get; }

    [GeneratedRegex("""^<([^\s>/]{1,80})""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Element { get; }
}
