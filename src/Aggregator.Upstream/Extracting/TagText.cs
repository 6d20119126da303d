using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Extracting;

/// <summary>One tag as it stands in raw HTML.</summary>
internal readonly ref struct TagText
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");
    private static readonly FrozenSet<string> Raw = FrozenSet.ToFrozenSet(["script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsRaw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'>= \t\r\n");

    /// <summary>Empty for a comment, a declaration or a stray <c>&lt;</c>.</summary>
    public ReadOnlySpan<char> Name { get; init; }

    public bool IsClosing { get; init; }

    public int Attributes { get; init; }

    /// <summary>The index after the tag.</summary>
    public int End { get; init; }

    public static TagText ReadAt(string html, int at)
    {
        var next = html[at + 1];
        if (next == '!' || next == '?')
            return new TagText { End = EndOfDeclaration(html, at) };
        var closing = next == '/';
        var start = at + (closing ? 2 : 1);
        if (start >= html.Length || !char.IsAsciiLetter(html[start]))
            return new TagText { End = at + 1 };
        var rest = html.AsSpan(start);
        var length = rest.IndexOfAny(NameEnd);
        if (length < 0)
            return new TagText { End = html.Length };
        var (end, attributes) = EndOfTag(html, start + length);
        return new TagText { Name = rest[..length], IsClosing = closing, End = end, Attributes = attributes };
    }

    /// <summary>The index after the element where its content is no markup (script, style, textarea, title); else after the tag.</summary>
    public static int EndOfRawText(string html, TagText tag)
    {
        if (!IsRaw.Contains(tag.Name))
            return tag.End;
        var at = tag.End;
        for (int step; (step = html.AsSpan(at).IndexOf("</")) >= 0; at += 2)
        {
            at += step;
            if (html.AsSpan(at + 2).StartsWith(tag.Name, StringComparison.OrdinalIgnoreCase))
                return at;
        }

        return html.Length;
    }

    private static int EndOfDeclaration(string html, int at)
    {
        var comment = html.AsSpan(at).StartsWith("<!--");
        var end = comment ? html.IndexOf("-->", at + 4, StringComparison.Ordinal) : html.IndexOf('>', at);
        return end < 0 ? html.Length : end + (comment ? 3 : 1);
    }

    private static (int End, int Attributes) EndOfTag(string html, int at)
    {
        var attributes = 0;
        while (at < html.Length)
        {
            var step = html.AsSpan(at).IndexOfAny(Marks);
            if (step < 0)
                break;
            at += step;
            var mark = html[at];
            if (mark == '>')
                return (at + 1, attributes);
            if (mark is '"' or '\'' && html[at - 1] is '=' or ' ')
            {
                var close = html.IndexOf(mark, at + 1);
                if (close < 0)
                    break;
                at = close;
            }
            else if (mark is not ('=' or '"' or '\''))
            {
                attributes++;
            }

            at++;
        }

        return (html.Length, attributes);
    }
}
