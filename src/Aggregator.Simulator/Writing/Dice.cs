namespace Aggregator.Simulator.Writing;

/// <summary>Chance that falls the same way on every machine and every run: SplitMix64 over a seed made of words and numbers.</summary>
internal sealed class Dice
{
    private ulong _state;

    private Dice(ulong seed) => _state = seed;

    public static Dice Of(int seed, string name, long number)
    {
        var hash = 14695981039346656037UL; // FNV-1a, 64 bits
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (uint)seed) * 1099511628211UL;
        return new Dice((hash ^ (ulong)number) * 0x9E3779B97F4A7C15UL);
    }

    /// <summary>From 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
