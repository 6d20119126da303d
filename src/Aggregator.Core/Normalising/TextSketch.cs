using System.Numerics;
using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>
/// A text in 64 numbers, by which the share of words that two texts have in common is estimated without either of them: MinHash over runs of three words, one pass
/// (Broder 1997; Li, Owen and Zhang 2012, "One Permutation Hashing"). The same text gives the same sketch on every machine.
/// </summary>
public sealed class TextSketch
{
    /// <summary>Numbers in a sketch: the estimate of a share of one half is then off by 0.06 on average.</summary>
    public const int Size = 64;

    private const ulong Offset = 14695981039346656037; // FNV-1a
    private const ulong Prime = 1099511628211;
    private const uint Empty = uint.MaxValue;

    private readonly uint[] _least = new uint[Size];

    private TextSketch() => _least.AsSpan().Fill(Empty);

    /// <summary>Runs of three words in the text.</summary>
    public int Runs { get; private set; }

    public static TextSketch Of(IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var sketch = new TextSketch();
        var (one, two) = (0UL, 0UL);
        foreach (var block in body)
        {
            var word = Offset;
            foreach (var c in block.Text)
            {
                if (char.IsLetterOrDigit(c))
                    word = (word ^ (c < 128 ? (uint)(c | 0x20) : char.ToLowerInvariant(c))) * Prime;
                else if (word != Offset)
                    (one, two, word) = (two, sketch.Next(one, two, word), Offset);
            }

            if (word != Offset)
                (one, two) = (two, sketch.Next(one, two, word));
        }

        return sketch;
    }

    /// <summary>The estimated share of runs that both have, of those that either has.</summary>
    public double Resemblance(TextSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (same, filled) = (0, 0);
        for (var i = 0; i < Size; i++)
        {
            if (_least[i] == Empty && other._least[i] == Empty)
                continue;
            filled++;
            same += _least[i] == other._least[i] ? 1 : 0;
        }

        return filled == 0 ? 0 : same / (double)filled;
    }

    /// <summary>The estimated share of the shorter text that stands in the longer one: a copy that was cut is still wholly contained.</summary>
    public double Containment(TextSketch other)
    {
        var resemblance = Resemblance(other);
        return Math.Min(1, resemblance / (1 + resemblance) * (Runs + other.Runs) / Math.Max(1, Math.Min(Runs, other.Runs)));
    }

    /// <summary>Two neighbouring numbers as one: two texts that have a pair in common are worth comparing. Null where the text is too short to fill it.</summary>
    internal ulong? Pair(int at) => _least[2 * at] == Empty || _least[(2 * at) + 1] == Empty ? null : ((ulong)_least[2 * at] << 32) | _least[(2 * at) + 1];

    private ulong Next(ulong one, ulong two, ulong word)
    {
        if (one != 0)
        {
            var run = Mixed((one * 3) + BitOperations.RotateLeft(two, 21) + BitOperations.RotateLeft(word, 42));
            var bin = (int)(run >> 58);
            _least[bin] = Math.Min(_least[bin], (uint)run);
            Runs++;
        }

        return word;
    }

    // The finaliser of MurmurHash3: every bit of the run tells on every bit of the number.
    private static ulong Mixed(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xff51afd7ed558ccd;
        x = (x ^ (x >> 33)) * 0xc4ceb9fe1a85ec53;
        return x ^ (x >> 33);
    }
}
