using System.Collections.Frozen;

namespace Aggregator.Normalising;

/// <summary>A report's words as two reports are compared by them.</summary>
internal sealed class ReportWords
{
    private const int LongWord = 4;
    private const int LeastShared = 2; // one word in common is chance
    private const int MostWords = 600;
    private const int OpeningWords = 25; // a news report's first paragraph
    private const int OpeningWithin = 60;
    private const int FewestOfOneReport = 5; // a headline of fewer words says what kind of piece it is rather than what happened

    private static readonly FrozenSet<string> Recurring = FrozenSet.ToFrozenSet(
    [
        "briefing", "bulletin", "headlines", "forecast", "papers", "newspaper", "newspapers", "front", "newsletter", "digest", "roundup", "quiz", "crossword", "sudoku", "wordle", "horoscope", "horoscopes",
        "podcast", "listings", "letters", "obituaries", "today", "tonight", "daily", "weekly", "week", "morning", "evening", "weekend", "lottery", "lotto", "results", "live",
    ], StringComparer.Ordinal);

    private readonly string[] _headline;
    private readonly HashSet<string> _longOfHeadline;

    public ReportWords(Wording wording)
    {
        _headline = Split(wording.Headline);
        _longOfHeadline = LongOf(_headline);
        Text = Split(string.Join('\n', wording.Body.Count > 0 ? wording.Body.Select(b => b.Text) : [wording.Standfirst ?? ""]), MostWords);
        Long = LongOf(Text);
        Opening = LongOf(Text.AsSpan(0, Math.Min(OpeningWords, Text.Length)));
    }

    /// <summary>Of the body, else of the standfirst, in order and folded.</summary>
    public string[] Text { get; }

    public HashSet<string> Long { get; }

    public HashSet<string> Opening { get; }

    public int Count => Text.Length;

    /// <summary>Whether the headline may come again over another report.</summary>
    public bool IsRecurring => _headline.Length < FewestOfOneReport || (_headline.Length <= 2 * FewestOfOneReport && _headline.Any(Recurring.Contains));

    /// <summary>How much of this report's first paragraph the other begins with.</summary>
    public double OpeningIn(ReportWords other) => Overlap(Text[..Math.Min(OpeningWords, Text.Length)], other.Text[..Math.Min(OpeningWithin, other.Text.Length)]);

    /// <summary>How much two headlines share; all where they are word for word the same, however short.</summary>
    public static double Headlines(ReportWords one, ReportWords other) => one._headline.AsSpan().SequenceEqual(other._headline) ? 1 : Shared(one._longOfHeadline, other._longOfHeadline);

    /// <summary>The share of the smaller set that is in the other too: a teaser stands whole in its report.</summary>
    public static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = small.Count(large.Contains);
        return shared < LeastShared ? 0 : shared / (double)small.Count;
    }

    /// <summary>The share of the shorter text's pairs of neighbouring words that the other has too.</summary>
    public static double Overlap(string[] one, string[] other)
    {
        var (few, many) = one.Length <= other.Length ? (one, other) : (other, one);
        if (few.Length < 2)
            return 0;
        var pairs = new HashSet<(string, string)>(many.Length);
        for (var i = 1; i < many.Length; i++)
            pairs.Add((many[i - 1], many[i]));
        var shared = 0;
        for (var i = 1; i < few.Length; i++)
            shared += pairs.Contains((few[i - 1], few[i])) ? 1 : 0;
        return shared / (double)(few.Length - 1);
    }

    private static string[] Split(string text, int most = int.MaxValue)
    {
        var words = Words.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > most ? words[..most] : words;
    }

    private static HashSet<string> LongOf(ReadOnlySpan<string> words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (word.Length >= LongWord)
                set.Add(word);
        }

        return set;
    }
}
