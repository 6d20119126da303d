using System.Buffers;

namespace Aggregator.Editing;

/// <summary>Finds the sentences of a paragraph as spans of it: a walk from stop to stop, each judged by the words around it.</summary>
public static class Sentences
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…\n\"");

    /// <summary>Start and length of each sentence, in order, white space between them left out. A blank line ends a sentence too.</summary>
    public static IReadOnlyList<(int Start, int Length)> Of(string text)
    {
        var sentences = new List<(int, int)>();
        var (start, at, quoted) = (SkipSpace(text, 0), 0, false);
        while (at < text.Length && text.AsSpan(at).IndexOfAny(Stops) is >= 0 and var found)
        {
            var stop = at + found;
            at = stop + 1;
            if (text[stop] == '"')
            {
                quoted = !quoted; // straight quotes open and close in turn
                continue;
            }

            var end = text[stop] == '\n' ? stop : EndOfStop(text, stop, ref quoted);
            at = Math.Max(at, end);
            if (start >= end || !IsBoundary(text, start, stop, end))
                continue;
            if (text[stop] == '\n')
                quoted = false; // a quotation that runs over a paragraph opens anew
            sentences.Add((start, text.AsSpan(start, end - start).TrimEnd().Length));
            start = SkipSpace(text, end);
        }

        if (start < text.Length)
            sentences.Add((start, text.AsSpan(start).TrimEnd().Length));
        return sentences;
    }

    // Further stops, closing quotes and brackets belong to the sentence that they close.
    private static int EndOfStop(string text, int stop, ref bool quoted)
    {
        var end = stop + 1;
        for (; end < text.Length; end++)
        {
            if (text[end] == '"' && (quoted || IsSpaceAt(text, end + 1)))
                quoted = false;
            else if (text[end] is not ('.' or '!' or '?' or '…' or '”' or '’' or ')' or ']' or '»') && !(text[end] == '\'' && !IsLetterAt(text, end + 1)))
                break;
        }

        return end;
    }

    private static bool IsBoundary(string text, int start, int stop, int end)
    {
        if (text[stop] == '\n')
            return IsBlankLine(text, stop);
        var next = SkipSpace(text, end);
        if (next >= text.Length)
            return true;
        var before = WordBefore(text, start, stop);
        if (next == end)
            return IsMissingSpace(text, start, stop, end, before);
        var opening = SkipOpeners(text, next);
        var following = WordAt(text, opening);
        if (!following.ContainsAnyInRange('A', 'Z') && opening == next && !IsCapital(text, next) && !char.IsDigit(text[next]))
            return false;
        if (IsStammer(text, stop, end, before, following))
            return false;
        if (end > stop + 1)
            return IsBoundaryAfterClosing(text, stop, end, opening, before);
        return text[stop] != '.' ? !Abbreviations.IsName(before, text[stop]) || Starters.IsStarter(following) : !Abbreviations.Continues(text, start, stop, next, before, following);
    }

    // "“Where is he?” Mrs Jones asked." is one sentence, "…it is!” The crowd agreed." is two; "etc.) The" and "no.” The" end.
    private static bool IsBoundaryAfterClosing(string text, int stop, int end, int opening, ReadOnlySpan<char> before)
    {
        var last = text[stop + Math.Max(0, text.AsSpan(stop, end - stop).LastIndexOfAny('.', '!', '?'))];
        if (last is '!' or '?' && text[end - 1] is '"' or '”' or '’' or '\'')
            return !Saying.IsAt(text, opening);
        return !(text[end - 1] is ')' or ']' && text[stop] == '.' && Abbreviations.IsTitle(before));
    }

    // "I… I can't believe it".
    private static bool IsStammer(string text, int stop, int end, ReadOnlySpan<char> before, ReadOnlySpan<char> following) =>
        (text[stop] == '…' || end - stop == 3) && before.Length > 0 && before.Equals(following, StringComparison.OrdinalIgnoreCase);

    // "12 people.The cause": a small letter or digit, a stop, a capitalised word that does not look like part of an address.
    private static bool IsMissingSpace(string text, int start, int stop, int end, ReadOnlySpan<char> before)
    {
        var opening = SkipOpeners(text, end);
        var following = WordAt(text, opening);
        if (following.IsEmpty || !char.IsUpper(following[0]) || (following.Length > 1 && !char.IsLower(following[1])) || text[stop] == '…')
            return false;
        if (end > stop + 1 || text[stop] != '.')
            return true;
        var last = stop > start ? text[stop - 1] : ' ';
        var after = opening + following.Length;
        var isAddress = before.ContainsAny('.', '/', '@') || (after < text.Length && text[after] is '/' or '@' or '_') || (after + 1 < text.Length && text[after] == '.' && char.IsLetter(text[after + 1]));
        return !isAddress && (char.IsLower(last) || char.IsDigit(last) || last is ')' or '”' or '"' or '%') && before.Length != 1 && !Abbreviations.IsKnown(before);
    }

    private static bool IsBlankLine(string text, int newline)
    {
        for (var i = newline + 1; i < text.Length && char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '\n')
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int start, int stop)
    {
        var word = stop;
        while (word > start && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] is '.' or '/' or '@'))
            word--;
        return text.AsSpan(word, stop - word);
    }

    /// <summary>The run of letters, digits and apostrophes at a place.</summary>
    internal static ReadOnlySpan<char> WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end > at && IsLetterAt(text, end + 1))))
            end++;
        return text.AsSpan(at, end - at);
    }

    private static int SkipOpeners(string text, int from)
    {
        while (from < text.Length && text[from] is '"' or '\'' or '“' or '‘' or '(' or '[' or '£' or '$' or '€' or '«' or '–' or '—' or '-' or '•' or '*')
            from = SkipSpace(text, from + 1);
        return from;
    }

    private static bool IsCapital(string text, int at) => char.IsUpper(text[at]) || char.GetUnicodeCategory(text, at) == System.Globalization.UnicodeCategory.UppercaseLetter;

    private static bool IsLetterAt(string text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsSpaceAt(string text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is ')' or ']' or ',' or '.' or ';' or '’' or '”';

    private static int SkipSpace(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }
}
