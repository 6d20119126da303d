namespace Aggregator.Rights;

/// <summary>Counts and cuts words the way a licence would: never fewer than a careful reader would count.</summary>
internal static class ExcerptWords
{
    // Unbroken text is not one word for ever: a run this long starts another.
    private const int LongestWord = 40;

    public static int Count(string text) => Starts(text).Count();

    /// <summary>The first <paramref name="words"/> words: up to a sentence's end if that keeps at least half of them, else up to a word, with "…".</summary>
    public static string Cut(string text, int words)
    {
        var starts = Starts(text).Take(words + 1).ToList();
        if (starts.Count <= words)
        {
            return text.Trim();
        }

        var sentence = 0;
        for (var i = (words + 1) / 2; i <= words; i++)
        {
            var part = text[..starts[i]].TrimEnd();
            sentence = EndsSentence(part) ? part.Length : sentence;
        }

        return sentence > 0 ? text[..sentence].Trim() : Ellipsis(text[..starts[words]]);
    }

    /// <summary>The beginning of a text in at most <paramref name="units"/> UTF-16 units, the "…" counted in; null where not one word fits.</summary>
    public static string? CutUnits(string text, int units)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= units)
        {
            return trimmed;
        }

        var end = 0;
        foreach (var start in Starts(trimmed))
        {
            var before = trimmed.AsSpan(0, start).TrimEnd().Length;
            end = before <= units - 1 ? before : end;
        }

        return end == 0 ? null : Ellipsis(trimmed[..end]);
    }

    private static string Ellipsis(string text) => text.Trim().TrimEnd(',', ';', ':', '.', '-', '–', '—', '(', '“', '‘', '"', ' ') + "…";

    private static IEnumerable<int> Starts(string text)
    {
        var start = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                start = -1;
            }
            else if (start < 0 || Breaks(text, i) || (i - start >= LongestWord && !char.IsLowSurrogate(text[i])))
            {
                start = i;
                yield return i;
            }
        }
    }

    // "word—word" is two words; in a script without spaces, each character counts as one.
    private static bool Breaks(string text, int i) =>
        IsUnspaced(text[i]) || IsUnspaced(text[i - 1]) || (text[i - 1] is '—' or '–' or '/' or '\u200b' && char.IsLetterOrDigit(text[i]));

    private static bool IsUnspaced(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1780' and <= '\u17ff') or (>= '\u3040' and <= '\u9fff' and not '\u3000');

    private static bool EndsSentence(string text)
    {
        var end = text.Length - 1;
        while (end > 0 && text[end] is '"' or '”' or '’' or '\'' or ')')
        {
            end--;
        }

        return end > 0 && text[end] switch
        {
            '!' or '?' or '…' => true,
            '.' => !IsAbbreviation(text.AsSpan(0, end)),
            _ => false,
        };
    }

    // "Mr.", "St.", "No.", "J.": short and capital; losing such a sentence's end only makes the cut an honest "…".
    private static bool IsAbbreviation(ReadOnlySpan<char> text)
    {
        var last = text[(text.LastIndexOfAny(' ', '\u00a0') + 1)..];
        return last.Contains('.') || (last.Length <= 3 && last.Length > 0 && char.IsUpper(last[0]));
    }
}
