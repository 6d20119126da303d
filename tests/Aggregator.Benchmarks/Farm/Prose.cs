using System.Text;

namespace Aggregator.Benchmarks;

/// <summary>Sentences that no two feeds share, the same for the same seed: words as frequent as in news, so that an index has real work.</summary>
internal sealed class Prose(int seed)
{
    private static readonly string[] Words =
        ("the of and to a in for that on with council said police city people government local new plans report year hospital school road river trust station market " +
         "residents minister company workers union court family home county bridge museum festival officers budget tax energy water housing transport rail weather " +
         "climate team players season coach owner inquiry decision campaign contract mayor deputy leader vote election party members committee public service staff " +
         "patients doctors nurses pupils teachers parents children farmers fishing harbour coast village town region north south east west").Split(' ');

    private readonly Random _random = new(seed);

    /// <summary>A sentence of so many words, one of them rare.</summary>
    public string Sentence(int words)
    {
        var text = new StringBuilder(words * 7);
        for (var i = 0; i < words; i++)
        {
            if (i > 0)
                text.Append(' ');
            // Squaring favours the front of the list, as language does.
            var word = i == words / 2 ? Rare() : Words[(int)(Words.Length * Math.Pow(_random.NextDouble(), 2))];
            text.Append(i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        }

        return text.Append('.').ToString();
    }

    private string Rare()
    {
        Span<char> word = stackalloc char[8];
        for (var i = 0; i < word.Length; i++)
            word[i] = i % 2 == 0 ? "bcdfghklmnprstvw"[_random.Next(16)] : "aeiou"[_random.Next(5)];
        return word.ToString();
    }
}
