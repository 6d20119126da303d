namespace Aggregator.Editing;

/// <summary>Where and for whom a report was filed, in front of its first sentence: "LONDON (Reuters) – ", "(CNN) -- ".</summary>
internal static class Datelines
{
    private const int Longest = 60;

    /// <summary>How many characters of a sentence are its dateline; 0 for most.</summary>
    public static int LengthIn(ReadOnlySpan<char> sentence)
    {
        var head = sentence[..Math.Min(sentence.Length, Longest)];
        var dash = head.IndexOfAny('–', '—');
        if (head.IndexOf("- ") is >= 0 and var hyphen && (dash < 0 || hyphen < dash))
            dash = hyphen;
        if (dash <= 0 || !IsPlaceOrAgency(head[..dash].TrimEnd(" -")))
            return 0;
        var end = dash;
        while (end < sentence.Length && sentence[end] is '-' or '–' or '—' or ' ')
            end++;
        return end;
    }

    // An agency in brackets, or a place in capitals: "But the deal – which …" and "Manchester United - the holders - …" are neither.
    private static bool IsPlaceOrAgency(ReadOnlySpan<char> text)
    {
        if (text.EndsWith(")") && text.IndexOf('(') is >= 0 and var open)
            return text.Length - open <= 24 && (open == 0 || char.IsUpper(text[0]));
        return text.Length > 3 && !text.ContainsAnyInRange('a', 'z') && char.IsUpper(text[0]);
    }
}
