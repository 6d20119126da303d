using System.Net;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>Finds where an HTML page sends its reader on by itself (HTML standard §4.2.5.3, the "refresh" pragma).</summary>
public static class MetaRefresh
{
    /// <summary>As much of a body as is looked at: the pragma stands in the head.</summary>
    private const int Depth = 16 * 1024;

    // A page that waits longer shows something to read first and is not a redirect.
    private const int LongestWait = 30;

    /// <summary>The address as written; null where the body is no HTML page, or stays where it is.</summary>
    public static string? In(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Depth)]);
        if (!IsPage(text))
            return null;
        for (var at = text.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<meta", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf('>', at);
            var tag = text.AsSpan(at, (end < 0 ? text.Length : end) - at);
            if (Attribute(tag, "http-equiv").Equals("refresh", StringComparison.OrdinalIgnoreCase))
                return Target(WebUtility.HtmlDecode(Attribute(tag, "content").ToString()));
        }

        return null;
    }

    // A feed that is sent as text/html may well quote such an element.
    private static bool IsPage(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        while (start.StartsWith("<!--") && start.IndexOf("-->") is > 0 and var end)
            start = start[(end + 3)..].TrimStart();
        foreach (var first in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<meta", "<title", "<body"])
        {
            if (start.StartsWith(first, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // "0; url=/feed.xml", "5,/feed", "0;URL='…'".
    private static string? Target(string content)
    {
        var split = content.AsSpan().IndexOfAny(';', ',');
        if (split <= 0 || !double.TryParse(content.AsSpan(0, split), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var wait) || wait > LongestWait)
            return null;
        var rest = content.AsSpan(split + 1).Trim();
        if (rest.StartsWith("url", StringComparison.OrdinalIgnoreCase) && rest[3..].TrimStart() is ['=', ..] and var value)
            rest = value[1..].Trim();
        rest = rest.Trim(" '\"");
        return rest.IsEmpty || rest.Length > 4_000 ? null : rest.ToString();
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var at = tag.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var rest = tag[(at + name.Length)..].TrimStart();
            if (at > 0 && (char.IsWhiteSpace(tag[at - 1]) || tag[at - 1] is '"' or '\'' or '/') && rest is ['=', ..])
                return Value(rest[1..].TrimStart());
            var next = tag[(at + 1)..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return default;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text)
    {
        if (text is ['"' or '\'', ..])
            return text[1..].IndexOf(text[0]) is >= 0 and var close ? text.Slice(1, close) : text[1..];
        return text.IndexOfAny(' ', '\t', '\n') is >= 0 and var end ? text[..end] : text;
    }
}
