using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Whether a sentence can be read without the one before it.</summary>
internal static class Leaning
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openings = FrozenSet.ToFrozenSet(
    [
        "he", "she", "it", "they", "him", "her", "his", "hers", "its", "their", "them", "we", "our", "us", "i", "my", "you", "your", "this", "that", "these", "those", "such",
        "but", "and", "or", "nor", "so", "yet", "then", "however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless", "therefore", "thus", "instead", "also",
        "still", "otherwise", "similarly", "likewise", "consequently", "afterwards", "elsewhere", "indeed", "here", "there", "another", "both", "neither", "others", "besides",
        "it's", "he's", "she's", "they're", "we're", "i'm", "that's", "there's", "because",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Before = SearchValues.Create("\"'“‘([ ");

    /// <summary>True where it opens with a word that points back, or holds half of a quotation.</summary>
    public static bool IsIn(string sentence)
    {
        var from = sentence.AsSpan().IndexOfAnyExcept(Before);
        if (from < 0)
            return true;
        var opening = Sentences.WordAt(sentence, from);
        if (opening.Contains('’') ? Openings.Contains(opening.ToString().Replace('’', '\'')) : Openings.Contains(opening))
            return true;
        return IsHalfQuoted(sentence);
    }

    private static bool IsHalfQuoted(ReadOnlySpan<char> sentence) =>
        sentence.Count('"') % 2 != 0 || sentence.Count('“') != sentence.Count('”') || sentence.Count('(') != sentence.Count(')');
}
