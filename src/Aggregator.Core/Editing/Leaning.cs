using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Whether a sentence can be read without the one before it.</summary>
internal static class Leaning
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openings = Set(
        "he", "she", "it", "they", "him", "her", "his", "hers", "its", "their", "them", "we", "our", "us", "i", "my", "you", "your", "this", "that", "these", "those", "such",
        "but", "and", "or", "nor", "so", "yet", "then", "however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless", "therefore", "thus", "instead", "also",
        "still", "otherwise", "similarly", "likewise", "consequently", "afterwards", "elsewhere", "indeed", "here", "there", "another", "both", "neither", "others", "besides",
        "because", "eventually", "again", "essentially");

    // After "the": who or what was named before. "The pair", "The move".
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Back = Set(
        "pair", "couple", "duo", "trio", "two", "three", "former", "latter", "same", "move", "comment", "comments", "remark", "remarks", "messages", "message", "incident", "latest",
        "other", "others", "rest", "result", "news", "announcement", "decision", "claim", "claims", "allegations", "allegation", "victim", "victims", "suspect", "defendant");

    private static readonly string[] Phrases =
    [
        "As such", "As a result", "As well as that", "At the time", "At the same time", "By contrast", "In contrast", "In addition", "In other words", "In fact", "In turn", "In response",
        "In this", "In that", "In the above", "For example", "For instance", "For that", "For this", "On the other hand", "After that", "Of course", "Even so", "To that end",
        "One of them", "Some of them", "Most of them", "All of them", "Not only that", "With that", "Despite this", "Despite that", "Like many", "Before these", "Now ",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unnamed = Set("he", "she", "they", "it", "i", "we");

    private static readonly SearchValues<char> Before = SearchValues.Create("\"'“‘([ ");
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”");

    /// <summary>True where it opens with words that point back, speaks as "I" or "we", quotes somebody without a name, or holds half of a quotation.</summary>
    public static bool IsIn(string sentence)
    {
        var from = sentence.AsSpan().IndexOfAnyExcept(Before);
        if (from < 0)
            return true;
        var opening = Sentences.WordAt(sentence, from);
        // "He'll", "They've", "Here's" lean as "he", "they", "here" do.
        if (Openings.Contains(opening) || (opening.IndexOfAny('\'', '’') is > 0 and var apostrophe && Openings.Contains(opening[..apostrophe])))
            return true;
        return PointsBack(sentence, from, opening) || IsFirstPerson(sentence) || (from > 0 && IsUnnamedQuotation(sentence)) || IsHalfQuoted(sentence);
    }

    private static bool PointsBack(string sentence, int from, ReadOnlySpan<char> opening)
    {
        if (opening.Equals("the", StringComparison.OrdinalIgnoreCase) && from + 4 < sentence.Length)
        {
            var next = Sentences.WordAt(sentence, from + 4);
            return Back.Contains(next) || (next.Length > 0 && char.IsDigit(next[0]) && sentence.AsSpan(from + 4 + next.Length).StartsWith("-year-old"));
        }

        foreach (var phrase in Phrases)
        {
            if (sentence.AsSpan(from).StartsWith(phrase, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // Within quotation marks "I" is whoever is quoted.
    private static bool IsFirstPerson(ReadOnlySpan<char> sentence) =>
        !sentence.ContainsAny(Marks)
        && (sentence.Contains(" I ", StringComparison.Ordinal) || sentence.Contains(" I'", StringComparison.Ordinal) || sentence.Contains(" I’", StringComparison.Ordinal)
            || sentence.Contains(" we ", StringComparison.Ordinal) || sentence.Contains(" my ", StringComparison.Ordinal) || sentence.Contains(" our ", StringComparison.Ordinal));

    // "“…,” he said." and "“….”" do not say whose words they are.
    private static bool IsUnnamedQuotation(string sentence)
    {
        if (sentence[0] is '(' or '[')
            return false;
        var close = sentence.AsSpan(1).LastIndexOfAny("\"”’'") + 1;
        return close <= 1 || close >= sentence.Length - 2 || Unnamed.Contains(Sentences.WordAt(sentence, Math.Min(close + 2, sentence.Length)));
    }

    private static bool IsHalfQuoted(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 != 0 || sentence.Count('“') != sentence.Count('”') || sentence.Count('(') != sentence.Count(')') || SingleQuotes(sentence) != 0;

    // Apostrophes make single quotes uncertain: one after a comma or a stop closes, one before a letter and after a space opens.
    private static int SingleQuotes(ReadOnlySpan<char> sentence)
    {
        var (opened, closed) = (0, 0);
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is not ('\'' or '’' or '‘'))
                continue;
            if (i + 1 < sentence.Length && char.IsLetterOrDigit(sentence[i + 1]) && (i == 0 || char.IsWhiteSpace(sentence[i - 1])) && sentence[i] != '’')
                opened++;
            else if (i > 0 && sentence[i - 1] is ',' or '.' or '!' or '?')
                closed++;
        }

        return closed > opened ? 1 : opened > 0 && closed == 0 && sentence[0] is '\'' or '‘' ? -1 : 0;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
