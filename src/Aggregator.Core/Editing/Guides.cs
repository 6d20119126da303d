using System.Text.RegularExpressions;

namespace Aggregator.Editing;

/// <summary>Advice, reviews and first-person pieces: nothing has happened in them that could matter or mean anything to readers.</summary>
internal static partial class Guides
{
    public static bool IsOne(string headline) => Marks.IsMatch(headline);

    [GeneratedRegex(@"\b(how to|guide|tips|my|i|vs\.?|review|ways to|reasons to|what is|what are|best|top \d+|tutorial|recipe|opinion)\b|^\d+ ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Marks { get; }
}
