namespace Aggregator.Extracting.Scoring;

/// <summary>Leaves out what a body says twice: pull quotes, and articles that a page carries in two layouts.</summary>
internal static class Repeats
{
    private const double SameText = 0.9;
    private const int FewestWords = 5;
    private const ClassWord Quoting = ClassWord.PullQuote;

    public static IEnumerable<TextBlock> Without(List<TextBlock> chosen)
    {
        var words = chosen.ConvertAll(b => WordHashes.Of(b.Text));
        var everywhere = new Dictionary<ulong, int>();
        foreach (var triple in words.SelectMany(w => WordHashes.Triples(w).Distinct()))
            everywhere[triple] = everywhere.GetValueOrDefault(triple) + 1;
        var before = new HashSet<ulong>();
        for (var i = 0; i < chosen.Count; i++)
        {
            var triples = WordHashes.Triples(words[i]).ToList();
            var isRepeat = words[i].Length >= FewestWords && (Share(triples, before.Contains) || (IsPullQuote(chosen[i]) && Share(triples, t => everywhere[t] > 1)));
            before.UnionWith(triples);
            if (!isRepeat)
                yield return chosen[i];
        }
    }

    private static bool Share(List<ulong> triples, Func<ulong, bool> isKnown) => triples.Count > 0 && triples.Count(isKnown) >= SameText * triples.Count;

    private static bool IsPullQuote(TextBlock block) =>
        block.Box.IsIn(Tag.Blockquote) || block.Box.IsIn(Tag.Aside) || ((block.Box.Words | (block.Box.Parent?.Words ?? 0)) & Quoting) != 0;
}
