namespace Aggregator.Editing;

/// <summary>A word as one number (FNV-1a, 64 bits): lists of words are then looked up without a string. Two words of a report that collide are not to be expected, and would do no harm.</summary>
internal static class WordHash
{
    /// <summary>Of no letters; the hash of a longer word begins with the hash of its beginning.</summary>
    public const ulong Seed = 14695981039346656037UL;

    public static ulong Of(ReadOnlySpan<char> word) => After(Seed, word);

    /// <summary>The hash of what stood before with this after it.</summary>
    public static ulong After(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            hash = After(hash, c);
        return hash;
    }

    public static ulong After(ulong hash, char c) => (hash ^ c) * 1099511628211UL;
}
