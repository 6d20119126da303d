namespace Aggregator.Extracting.Scoring;

/// <summary>A text that a layer states, for asking how much of a block occurs in it.</summary>
internal sealed class SaidText
{
    private readonly HashSet<ulong> _triples;
    private readonly HashSet<uint> _words;

    public SaidText(string text)
    {
        var words = WordHashes.Of(text);
        _words = [.. words];
        _triples = [.. WordHashes.Triples(words)];
    }

    public bool IsEmpty => _words.Count == 0;

    /// <summary>0 to 1: runs of three words, or single words for the very short.</summary>
    public float ShareOf(uint[] words)
    {
        if (IsEmpty || words.Length == 0)
            return 0;
        if (words.Length < 3)
            return words.Count(_words.Contains) / (float)words.Length;
        var found = 0;
        for (var i = 0; i + 2 < words.Length; i++)
            found += _triples.Contains(WordHashes.Triple(words, i)) ? 1 : 0;
        return found / (float)(words.Length - 2);
    }
}
