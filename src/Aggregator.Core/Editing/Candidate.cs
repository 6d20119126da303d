using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>A sentence of a report that may become a key point.</summary>
internal sealed class Candidate
{
    /// <summary>Fewer words seldom tell anything.</summary>
    public const int LeastWords = 6;

    /// <summary>Fewer words never do.</summary>
    public const int FewestWords = 3;

    private const int MostWords = 60;

    public required int Paragraph { get; init; }

    public required int Start { get; init; }

    public required string Text { get; init; }

    /// <summary>The how-manieth sentence of the report, usable or not.</summary>
    public required int Place { get; init; }

    public required int Words { get; init; }

    /// <summary>Its content words, distinct.</summary>
    public required int[] Terms { get; init; }

    /// <summary>It points back at the sentence before ("He said …", "However, …"), or lacks half of a quotation.</summary>
    public required bool Leans { get; init; }

    public required bool Quotes { get; init; }

    /// <summary>A whole statement of a sensible length: no question, no heading, no caption, no line of a table.</summary>
    public static bool IsUsable(ReadOnlySpan<char> text, int words, int leastWords)
    {
        if (words < leastWords || words > MostWords)
            return false;
        if (Notices.IsOne(text))
            return false;
        var end = text.TrimEnd("\"”’')]");
        if (end.IsEmpty || end[^1] is not ('.' or '!' or '…'))
            return false;
        return Capitals(text) * 10 <= words * 7;
    }

    // "By Jane Smith, Chief Reporter." and "Manchester United 2, Arsenal 1." are names, not statements.
    private static int Capitals(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))
                capitals++;
        }

        return capitals;
    }
}
