using System.Buffers;
using System.Runtime.InteropServices;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>What a report is about: from its outlet's sections first, then from its words.</summary>
internal static class Topics
{
    private const int MostWords = 400;
    private const int LongestWord = 40;

    private static readonly SearchValues<char> Space = SearchValues.Create(" \u00A0\n—–/");

    private const string Marks = "\"'“”‘’.,:;!?()[]…-";

    private const double HeadlineWeight = 3;

    // In weighted words; below, a report says too little to be filed by its text.
    private const double Least = 2;

    // Of the first topic's score: a second topic is one that the report is nearly as much about.
    private const double Second = 0.7;

    /// <summary>The main topic first, at most two.</summary>
    public static IReadOnlyList<string> Of(Report report)
    {
        var byText = OfText(report.Headline, report.Standfirst, report.Body);
        if (OfSections(report) is not { } told)
            return byText;
        return [told, .. byText.Where(topic => topic != told).Take(1)];
    }

    /// <summary>By the words alone.</summary>
    public static IReadOnlyList<string> OfText(string headline, string? standfirst, IReadOnlyList<Block> body)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var seen = new Dictionary<ulong, int>();
        var words = Add(headline, HeadlineWeight, scores, seen) + Add(standfirst ?? "", 1, scores, seen);
        foreach (var block in body)
        {
            if (words >= MostWords)
                break;
            words += Add(block.Text, 1, scores, seen);
        }

        var ranked = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(2).ToList();
        if (ranked.Count == 0 || ranked[0].Value < Least)
            return [];
        return [.. ranked.Where((s, i) => i == 0 || s.Value >= Math.Max(Least, ranked[0].Value * Second)).Select(s => s.Key)];
    }

    private static string? OfSections(Report report) =>
        report.Sections.Concat(SectionWords.PathOf(report.Attribution.Url)).Select(SectionWords.TopicOf).FirstOrDefault(topic => topic is not null);

    private static int Add(string text, double weight, Dictionary<string, double> scores, Dictionary<ulong, int> seen)
    {
        var (words, before) = (0, 0UL);
        foreach (var range in text.AsSpan().SplitAny(Space))
        {
            var bare = text.AsSpan(range).Trim(Marks);
            if (bare.EndsWith("'s") || bare.EndsWith("’s"))
                bare = bare[..^2];
            if (bare.IsEmpty || bare.Length > LongestWord)
                continue;
            // With a hyphen after the word before: a pair.
            var (word, pair) = (WordHash.Seed, WordHash.After(before, '-'));
            foreach (var c in bare)
            {
                var small = char.ToLowerInvariant(c);
                (word, pair) = (WordHash.After(word, small), WordHash.After(pair, small));
            }

            AddWord(word, weight, scores, seen);
            if (words > 0)
                AddWord(pair, weight, scores, seen);
            words++;
            before = word;
        }

        return words;
    }

    private static void AddWord(ulong word, double weight, Dictionary<string, double> scores, Dictionary<ulong, int> seen)
    {
        var topics = TopicWords.Of(word);
        if (topics.IsEmpty)
            return;
        // Each time less: a report that says "goal" ten times is hardly more about sport than one that says three words of sport.
        weight /= ++CollectionsMarshal.GetValueRefOrAddDefault(seen, word, out _);
        foreach (var topic in topics)
            CollectionsMarshal.GetValueRefOrAddDefault(scores, topic, out _) += weight / topics.Length;
    }
}
