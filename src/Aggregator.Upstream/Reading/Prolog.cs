using System.Text.RegularExpressions;

namespace Aggregator.Reading;

/// <summary>
/// Finds where the root element starts. What stands before it (declaration, DOCTYPE, comments, a server's warnings) is dropped, so that
/// no document type ever reaches a parser.
/// </summary>
internal static partial class Prolog
{
    // How far into other text a feed is looked for.
    private const int Junk = 64 * 1024;

    /// <summary>The place of the root's <c>&lt;</c>, or -1.</summary>
    public static int Root(string text, RepairLog repairs)
    {
        var at = 0;
        while (true)
        {
            at = SkipBlank(text, at);
            if (at >= text.Length)
                return -1;
            if (text[at] != '<' || at + 1 >= text.Length)
                return Search(text, at, repairs);
            if (text.AsSpan(at).StartsWith("<?xml ", StringComparison.Ordinal) && at > 0 && !IsMark(text, at))
                repairs.Add("white space before the XML declaration");
            var next = text[at + 1] switch
            {
                '?' => After(text, at, "?>"),
                '!' when text.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) => After(text, at + 4, "-->"),
                '!' => Doctype(text, at, repairs),
                _ => -1,
            };
            if (next < 0)
                return Html.IsMatch(text, at) ? at : Search(text, at, repairs);
            at = next;
        }
    }

    private static bool IsMark(string text, int at) => at == 1 && text[0] == '\uFEFF';

    private static int SkipBlank(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '\uFEFF' or '\u200B' or '\0'))
            at++;
        return at;
    }

    private static int After(string text, int from, string end)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + end.Length;
    }

    private static int Doctype(string text, int at, RepairLog repairs)
    {
        var quote = '\0';
        var inSubset = false;
        for (var i = at + 2; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '[' || (c == ']' && inSubset))
            {
                inSubset = c == '[';
            }
            else if (c == '>' && !inSubset)
            {
                repairs.Add("document type dropped");
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>The first root of a known kind; else what stands here, for the caller to name.</summary>
    private static int Search(string text, int from, RepairLog repairs)
    {
        var match = Known.Match(text, from, Math.Min(text.Length - from, Junk));
        if (!match.Success)
            return text[from] == '<' ? from : -1;
        if (match.Index > from)
            repairs.Add("text before the document dropped");
        return match.Index;
    }

    [GeneratedRegex("""\G<html[\s>]""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Html { get; }

    [GeneratedRegex("""<(?:[A-Za-z][\w.-]{0,20}:)?(?:rss|feed|RDF|urlset|sitemapindex)(?=[\s>/])""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known { get; }
}
