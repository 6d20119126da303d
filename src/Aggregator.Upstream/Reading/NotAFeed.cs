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
            return HtmlPage(head);
        if (Element.Match(head) is { Success: true } element)
            return $"XML, but not a feed: the root element is <{Short(element.Groups[1].Value)}>";
        return $"neither XML nor JSON: it starts with \"{Short(PlainText.Line(head[..Math.Min(head.Length, 80)]) ?? "")}\"";
    }

    private static string HtmlPage(string head)
    {
        var what = head.Contains("type=\"password\"", StringComparison.OrdinalIgnoreCase) ? "a page that asks for a password, not a feed" : "an HTML page, not a feed";
        if (Title.Match(head) is { Success: true } title && PlainText.OfHtml(title.Groups[1].Value) is { } words)
            what += $": {Short(words)}";
        return FeedNamed(head) is { } feed ? $"{what} (it names a feed: {Short(feed)})" : what;
    }

    // Feed autodiscovery: whoever put in the page's address meant the feed that it names.
    private static string? FeedNamed(string head)
    {
        foreach (Match link in Link.Matches(head))
        {
            if (FeedType.IsMatch(link.Value) && Alternate.IsMatch(link.Value) && Href.Match(link.Value) is { Success: true } href)
                return System.Net.WebUtility.HtmlDecode(href.Groups[1].Value);
        }

        return null;
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex("""^\s*<(?:html|head|body|title|meta|script|div|p|h1|center|table)[\s>]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Html { get; }

    [GeneratedRegex("""<title[^>]{0,200}>([^<]{1,400})<""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Title { get; }

    [GeneratedRegex("""<link\s[^>]{1,1000}>""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link { get; }

    [GeneratedRegex("""type\s*=\s*["']?application/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FeedType { get; }

    [GeneratedRegex("""rel\s*=\s*["']?[^"'>]{0,60}\balternate\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Alternate { get; }

    [GeneratedRegex("""href\s*=\s*["']?([^"'\s>]{1,500})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Href { get; }

    [GeneratedRegex("""^<([^\s>/]{1,80})""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Element { get; }
}
