using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Aggregator.Editing;

/// <summary>The content words of a report, numbered as they come: lower case, without endings that only inflect.</summary>
internal sealed class Terms
{
    private const int LongestWord = 40;

    // Words that say nothing of what a report is about, among them those of reporting itself.
    private static readonly FrozenSet<ulong> Empty =
        ("a an the and or but nor so yet if then than that this these those there here it its it's he his him she her hers they their theirs them we our us you your i my me who whom "
        + "whose which what when where why how is are was were be been being am do does did done don't didn't doesn't isn't wasn't has have had having will would shall should can could may "
        + "might must of in on at by for with from to into onto over under after before between among during about against as up down out off through not no only also just more most some "
        + "any all each both other another such own same very too said say says told tell mr mrs ms dr new one two first last year years day days week weeks month months time people").Split(' ').Select(w => WordHash.Of(w)).ToFrozenSet();

    private readonly Dictionary<ulong, int> _numbers = new(128);
    private readonly List<int> _found = new(32);

    public int Count => _numbers.Count;

    /// <summary>The distinct content words of a text, by number, in order of first occurrence.</summary>
    public int[] Of(ReadOnlySpan<char> text)
    {
        _found.Clear();
        Span<char> word = stackalloc char[LongestWord];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var length = 0;
            for (; i < text.Length && IsPart(text, i); i++)
            {
                if (length < LongestWord)
                    word[length++] = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
            }

            if (length > 1 && !Empty.Contains(WordHash.Of(word[..length])) && Number(Stem(word[..length])) is var term && !CollectionsMarshal.AsSpan(_found).Contains(term))
                _found.Add(term);
        }

        return [.. _found];
    }

    // "don't", "1,200", "9.30am" are words.
    private static bool IsPart(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
            && (text[at] is '\'' or '’' || (text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))));

    // Enough for "mayor's", "councils", "cancelled", "cancelling", "parties" to meet their kin; nobody reads the result.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("'s"))
            word = word[..^2];
        return word switch
        {
            { Length: > 4 } when word.EndsWith("ies") || word.EndsWith("ied") => word[..^2],
            { Length: > 5 } when word.EndsWith("ing") => word[..^3],
            { Length: > 4 } when word.EndsWith("ed") || word.EndsWith("es") => word[..^2],
            { Length: > 3 } when word.EndsWith("s") && !word.EndsWith("ss") => word[..^1],
            { Length: > 4 } when word.EndsWith("y") => word[..^1] is var stem && stem.Length > 0 ? stem : word,
            _ => word,
        };
    }

    private int Number(ReadOnlySpan<char> word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, WordHash.Of(word), out var known);
        if (!known)
            number = _numbers.Count - 1;
        return number;
    }
}
