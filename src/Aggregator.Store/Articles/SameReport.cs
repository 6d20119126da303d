using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>
/// Whether two texts can be one report told twice. Asked only where an identity key is in doubt: an outlet that reuses a guid, or a template that
/// gives many pages one canonical address, must not melt its reports into one. Pure.
/// </summary>
internal static class SameReport
{
    // Unrelated news texts share up to a quarter of their longer words; versions of one report most of them.
    private const double EnoughOfText = 0.4;
    private const double EnoughOfHeadline = 0.5;
    private const int LongWord = 4;
    private const int LeastShared = 2; // one word in common is chance
    private const int MostWords = 600;

    public static bool IsLikely(Article one, Article other) =>
        Shared(WordsOf(one.Headline), WordsOf(other.Headline)) >= EnoughOfHeadline || Shared(WordsOf(Text(one)), WordsOf(Text(other))) >= EnoughOfText;

    // Of the shorter text's words: a teaser stands whole in its report.
    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var least = Math.Min(one.Count, other.Count);
        var shared = one.Count(other.Contains);
        return shared < LeastShared ? 0 : shared / (double)least;
    }

    private static HashSet<string> WordsOf(string text) =>
        Words.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= LongWord).Take(MostWords).ToHashSet(StringComparer.Ordinal);

    private static string Text(Article article) => string.Join(' ', article.Body.Select(b => b.Text).Prepend(article.Standfirst ?? "").Prepend(article.Headline));
}
