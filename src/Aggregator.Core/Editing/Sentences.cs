using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Finds the sentences of a paragraph as spans of it.</summary>
public static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
    [
        "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "rt", "sir", "st", "sgt", "lt", "col", "gen", "capt", "cllr", "insp", "supt", "det", "con", "pc",
        "no", "nos", "vs", "v", "etc", "e.g", "i.e", "eg", "ie", "approx", "inc", "ltd", "co", "bros", "jr", "sr", "vol", "fig", "p", "pp", "ed", "dept",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k", "u.n", "ave", "rd", "mt", "ft",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Start and length of each sentence, in order, white space between them left out.</summary>
    public static IReadOnlyList<(int Start, int Length)> Of(string text)
    {
        var sentences = new List<(int, int)>();
        var start = SkipSpace(text, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…'))
                continue;
            var end = EndOfStop(text, i);
            if (!IsBoundary(text, start, i, end))
                continue;
            sentences.Add((start, end - start));
            start = SkipSpace(text, end);
            i = start - 1;
        }

        if (start < text.Length)
            sentences.Add((start, text.AsSpan(start).TrimEnd().Length));
        return sentences;
    }

    // Closing quotes and brackets belong to the sentence that they close.
    private static int EndOfStop(string text, int stop)
    {
        var end = stop + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or ')' or ']' or '»')
        {
            end++;
            if (end >= text.Length)
                break;
        }

        return end;
    }

    private static bool IsBoundary(string text, int start, int stop, int end)
    {
        if (end >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        var next = SkipSpace(text, end);
        if (next >= text.Length)
            return true;
        var opens = text[next] is '"' or '\'' or '“' or '‘' or '(' or '[' or '£' or '$' or '€' or '«';
        if (!opens && !char.IsUpper(text[next]) && !char.IsDigit(text[next]))
            return false;
        return text[stop] != '.' || end > stop + 1 || !IsAbbreviation(text, start, stop, text[next]);
    }

    private static bool IsAbbreviation(string text, int start, int stop, char next)
    {
        var word = stop;
        while (word > start && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.'))
            word--;
        var before = text.AsSpan(word, stop - word);
        if (before.IsEmpty)
            return false;
        if (before.Length == 1 && char.IsUpper(before[0]))
            return true; // an initial: "J. Smith"
        if (before.Equals("no", StringComparison.OrdinalIgnoreCase))
            return char.IsDigit(next); // "No. 10", but "The answer is no. She left."
        if (before.Equals("a.m", StringComparison.OrdinalIgnoreCase) || before.Equals("p.m", StringComparison.OrdinalIgnoreCase))
            return !char.IsUpper(next);
        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before);
    }

    private static int SkipSpace(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }
}
