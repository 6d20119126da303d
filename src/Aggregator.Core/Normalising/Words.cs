using System.Text;
using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>Counting and folding words.</summary>
public static class Words
{
    /// <summary>Runs of anything but white space.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside)
                words++;
            inside = !space;
        }

        return words;
    }

    public static int Count(IReadOnlyList<Block> blocks)
    {
        var words = 0;
        foreach (var block in blocks)
            words += Count(block.Text);
        return words;
    }

    /// <summary>Letters and digits in lower case, everything else one space: what stays equal when quotes, dashes and spacing change.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        AppendFolded(folded, text);
        return folded.ToString();
    }

    public static void AppendFolded(StringBuilder to, string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                to.Append(char.ToLowerInvariant(c));
            else if (to.Length > 0 && !char.IsWhiteSpace(to[^1]))
                to.Append(' ');
        }

        if (to.Length > 0 && to[^1] == ' ')
            to.Length--;
    }

    /// <summary>White space folded to single spaces; control, zero-width and direction-changing characters out; at most <paramref name="limit"/> UTF-16 units.</summary>
    public static string Line(string? text, int limit = 300)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var line = new StringBuilder(Math.Min(text.Length, limit + 1));
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!char.IsControl(c) && c is not ('\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
            {
                line.Append(c);
            }

            if (line.Length >= limit)
                break;
        }

        if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
            line.Length--;
        return line.ToString().TrimEnd();
    }
}
