using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Pairs texts of two revisions that say something similar in other words, in order.</summary>
internal static class Likeness
{
    private const int MostPairs = 2_500;

    /// <summary>Pairs of like texts, in order, with the greatest likeness in all.</summary>
    /// <param name="before">The texts that are gone.</param>
    /// <param name="after">Those that came in their place.</param>
    /// <param name="least">From 0 to 1: the share of words that two have to have in common.</param>
    public static List<(int Before, int After)> Pairs(IReadOnlyList<string> before, IReadOnlyList<string> after, double least)
    {
        if (before.Count == 0 || after.Count == 0 || (long)before.Count * after.Count > MostPairs)
            return [];
        var (one, other) = (before.Select(WordsOf).ToList(), after.Select(WordsOf).ToList());
        var best = new double[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), Worth(one[i], other[j], least) is > 0 and var worth ? worth + best[i + 1, j + 1] : 0);
        }

        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (Worth(one[i], other[j], least) is > 0 and var worth && best[i, j] <= worth + best[i + 1, j + 1])
                pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }

    // Dice over the sets of words.
    private static double Worth(HashSet<string> one, HashSet<string> other, double least)
    {
        var sum = one.Count + other.Count;
        var likeness = sum == 0 ? 0 : 2.0 * one.Count(other.Contains) / sum;
        return likeness >= least ? likeness : 0;
    }

    private static HashSet<string> WordsOf(string text) => Words.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
