using System.Collections.Frozen;

namespace Aggregator.Extracting.Scoring;

/// <summary>Words as numbers, so that texts are compared without making strings of their parts.</summary>
internal static class WordHashes
{
    private static readonly FrozenSet<uint> Common = CommonWords.All.Split(' ').Select(w => Of(w)[0]).ToFrozenSet();

    /// <summary>One per run of letters and digits, lower case.</summary>
    public static uint[] Of(string text)
    {
        var hashes = new List<uint>(text.Length / 5);
        var hash = 0u;
        foreach (var c in text)
        {
            if (RunningText.IsUnspaced(c))
                hashes.Add(c);
            else if (char.IsLetterOrDigit(c))
                hash = ((hash == 0 ? 2166136261u : hash) ^ char.ToLowerInvariant(c)) * 16777619u;
            else if (hash != 0)
            {
                hashes.Add(hash);
                hash = 0;
            }
        }

        if (hash != 0)
            hashes.Add(hash);
        return [.. hashes];
    }

    public static bool IsCommon(uint word) => Common.Contains(word);

    /// <summary>Numbers for every run of three words; for shorter texts one number.</summary>
    public static IEnumerable<ulong> Triples(uint[] words)
    {
        if (words.Length is 1 or 2)
            yield return ((ulong)words[0] << 32) | words[^1];
        for (var i = 0; i + 2 < words.Length; i++)
            yield return Triple(words, i);
    }

    public static ulong Triple(uint[] words, int i) => (((words[i] * 0x9E3779B97F4A7C15ul) ^ words[i + 1]) * 0x9E3779B97F4A7C15ul) ^ words[i + 2];
}
