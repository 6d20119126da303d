using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>
/// Whom and what a text names, and its figures: words with a capital within a sentence, and numbers. A report that is published again keeps them, whatever else is touched; reports
/// that are made from one template share their sentences and have names and figures of their own.
/// </summary>
internal static class NamedIn
{
    private const int ShortestName = 3;
    private const int FewestOwn = 3;

    // Of a text's names and figures.
    private const double ManyOwn = 0.34;

    /// <summary>Each text has many names and figures that the other never mentions.</summary>
    public static bool AreApart(Wording one, Wording other) => HasOwn(one, other) && HasOwn(other, one);

    private static bool HasOwn(Wording one, Wording other)
    {
        var names = NamesIn(one.Body).ToHashSet(StringComparer.Ordinal);
        var own = names.ToHashSet(StringComparer.Ordinal);
        own.ExceptWith(WordsOf(other.Headline));
        foreach (var block in other.Body)
            own.ExceptWith(WordsOf(block.Text));
        return own.Count >= FewestOwn && own.Count >= names.Count * ManyOwn;
    }

    private static IEnumerable<string> NamesIn(IReadOnlyList<Block> body) =>
        from block in body
        from range in Runs(block.Text)
        where char.IsDigit(block.Text[range.Start]) || (char.IsUpper(block.Text[range.Start]) && range.Length >= ShortestName && IsWithinSentence(block.Text, range.Start))
        select block.Text.Substring(range.Start, range.Length).ToLowerInvariant();

    // A capital after a stop, a colon or an opening quotation mark says nothing.
    private static bool IsWithinSentence(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.Length > 0 && (char.IsLetterOrDigit(before[^1]) || before[^1] is ',' or ';' or '&' or '-' or '’' or '\'');
    }

    private static IEnumerable<string> WordsOf(string text) => Runs(text).Select(r => text.Substring(r.Start, r.Length).ToLowerInvariant());

    // Words and numbers; "1,170" and "4.5" are one number.
    private static IEnumerable<(int Start, int Length)> Runs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && IsPart(text, i))
                i++;
            if (i > start)
                yield return (start, i - start);
        }
    }

    private static bool IsPart(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || (text[at] is ',' or '.' && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));
}
