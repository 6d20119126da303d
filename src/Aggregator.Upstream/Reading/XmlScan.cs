namespace Aggregator.Reading;

/// <summary>One cheap pass over a document before any parser sees it: how deep it nests, whether it holds HTML elements, where its entries get too many.</summary>
internal readonly record struct XmlScan(int Depth, int TooManyAt, int LastEntryAt, bool HasMarkup)
{
    /// <param name="entries">How many entries are wanted at most.</param>
    public static XmlScan Of(ReadOnlySpan<char> text, int entries)
    {
        int depth = 0, deepest = 0, seen = 0, last = -1, at = 0;
        var hasMarkup = false;
        NextIndex cdataEnd = new("]]>"), commentEnd = new("-->"), instructionEnd = new("?>");
        while (at < text.Length)
        {
            var next = text[at..].IndexOf('<');
            if (next < 0 || at + next + 1 >= text.Length)
                break;
            at += next;
            var rest = text[at..];
            if (rest[1] == '/')
            {
                depth--;
                at += 2;
            }
            else if (rest[1] is '!' or '?')
            {
                // Not closed: the next tag decides.
                var (end, length) = rest.StartsWith("<![CDATA[") ? (cdataEnd.In(text, at), 3) : rest.StartsWith("<!--") ? (commentEnd.In(text, at), 3) : rest[1] == '?' ? (instructionEnd.In(text, at), 2) : (-1, 0);
                at = end < 0 ? at + 2 : end + length;
            }
            else
            {
                var name = Name(rest);
                hasMarkup |= Html.IsKnown(name);
                if (IsEntry(name))
                {
                    if (++seen > entries)
                        return new XmlScan(deepest, at, last, hasMarkup);
                    last = at;
                }

                var end = rest.IndexOf('>');
                if (end < 0)
                    break;
                if (rest[end - 1] != '/')
                    deepest = Math.Max(deepest, ++depth);
                at += end + 1;
            }
        }

        return new XmlScan(deepest, -1, last, hasMarkup);
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        tag = tag[1..Math.Min(tag.Length, 32)];
        var end = RootNames.NameEnd(tag);
        return end < 0 ? tag : tag[..end];
    }

    /// <summary><c>item</c>, <c>entry</c> or <c>url</c>, with or without a prefix.</summary>
    private static bool IsEntry(ReadOnlySpan<char> name)
    {
        var colon = name.IndexOf(':');
        return name[(colon + 1)..] is "item" or "entry" || (colon < 0 && name is "url");
    }
}
