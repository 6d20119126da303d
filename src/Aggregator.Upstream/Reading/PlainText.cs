using System.Text;

namespace Aggregator.Reading;

/// <summary>One line of plain text out of what a feed sends for it.</summary>
internal static class PlainText
{
    // Characters of markup that a line is taken from.
    private const int MostMarkup = 32 * 1024;

    /// <summary>From HTML: tags out, entities decoded once.</summary>
    public static string? OfHtml(string? html) => html is null ? null : Line(Entities.Decode(WithoutTags(html, onlyKnown: false)));

    /// <summary>
    /// RSS does not say whether a title is text or HTML. Tags that HTML knows go; another "&lt;" is text; entities that are left after the
    /// XML was decoded were encoded twice.
    /// </summary>
    public static string? OfUnknown(string? text) => text is null ? null : Line(Entities.Decode(WithoutTags(text, onlyKnown: true)));

    /// <summary>White space as one space, C1 controls as the windows-1252 characters they were meant to be; null where nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (text is null)
            return null;
        if (IsTidy(text))
            return text.Length == 0 ? null : text;
        var line = new StringBuilder(Math.Min(text.Length, ReadingLimits.Line));
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\uFEFF')
            {
                space = line.Length > 0;
                continue;
            }

            if (char.IsControl(c) && c < '\u0080')
                continue;
            if (space)
                line.Append(' ');
            space = false;
            line.Append(c is >= '\u0080' and <= '\u009F' ? Charsets.Windows1252.GetString([(byte)c])[0] : c);
            if (line.Length >= ReadingLimits.Line)
                break;
        }

        if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
            line.Length--;
        return line.Length == 0 ? null : line.ToString();
    }

    /// <summary>C1 controls in a longer text: windows-1252 that was sent as latin-1.</summary>
    public static string WithoutControls(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0
        ? text
        : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\u0080' and <= '\u009F' ? Charsets.Windows1252.GetString([(byte)source[i]])[0] : source[i];
        });

    private static bool IsTidy(string text)
    {
        if (text.Length > ReadingLimits.Line)
            return false;
        var wasSpace = true;
        foreach (var c in text)
        {
            if (c == ' ' ? wasSpace : char.IsWhiteSpace(c) || char.IsControl(c) || c == '\uFEFF')
                return false;
            wasSpace = c == ' ';
        }

        return text.Length == 0 || text[^1] != ' ';
    }

    private static string WithoutTags(string html, bool onlyKnown)
    {
        var at = html.IndexOf('<', StringComparison.Ordinal);
        if (at < 0)
            return html;
        html = html[..Math.Min(html.Length, MostMarkup)];
        var text = new StringBuilder(html.Length);
        var from = 0;
        for (at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && text.Length < ReadingLimits.Line; at = html.IndexOf('<', at))
        {
            var length = TagLength(html.AsSpan(at), onlyKnown, out var isBlock);
            if (length == 0)
            {
                at++;
                continue;
            }

            text.Append(html, from, at - from);
            if (isBlock)
                text.Append(' ');
            from = at += length;
        }

        return text.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>0 where it is no tag.</summary>
    private static int TagLength(ReadOnlySpan<char> rest, bool onlyKnown, out bool isBlock)
    {
        isBlock = false;
        if (rest.StartsWith("<!--"))
        {
            var end = rest.IndexOf("-->");
            return end < 0 ? 0 : end + 3;
        }

        var start = rest.Length > 1 && rest[1] == '/' ? 2 : 1;
        var length = 0;
        while (start + length < rest.Length && char.IsAsciiLetterOrDigit(rest[start + length]))
            length++;
        if (length == 0 || !char.IsAsciiLetter(rest[start]))
            return 0;
        var name = rest.Slice(start, length);
        if (onlyKnown && !Html.IsKnown(name))
            return 0;
        isBlock = name is "br" or "p" or "div" or "li" or "td" or "tr" or "h1" or "h2" or "h3" or "BR" or "P";
        var close = rest.IndexOf('>');
        return close < 0 ? 0 : close + 1;
    }
}
