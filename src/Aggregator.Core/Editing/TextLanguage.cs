using System.Collections.Frozen;
using System.Numerics;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Which of Britain's languages a text is written in, by the small words that every sentence needs. What was declared stands unless the text plainly says otherwise.</summary>
internal static class TextLanguage
{
    private const int LeastWords = 20;
    private const int MostWords = 200;
    private const int LongestWord = 16;

    // Of a text's words; running text has 35 to 50 in a hundred of its own language's, 5 or fewer of another's.
    private const double Plain = 0.18;
    private const double PlainAgainstUnknown = 0.3;
    private const double Ahead = 2.5;

    // Words of two of the languages are left out where they would tell nothing ("a", "i", "an", "is", "go").
    private static readonly (string Language, string Words)[] Languages =
    [
        ("en", "the of and to in was for that on with as by from be has have it its he she his her they their said will are were this which who been but not had would there what when more after about"),
        ("cy", "y yr yn ac ei eu mae wedi oedd bod fod gan ond hefyd sydd sy roedd bydd fel gyda dros gyfer nad nid neu hyn hynny mewn wrth ddim rhai pob dywedodd cael gael ers cyn ôl bu byddai maen eraill iawn pobl drwy rhwng "
            + "er gyda'r i'r o'r a'r mae'r oedd'r eisoes dim dan nhw hi ni fi chi ein hwn hon ydy yw yw'r ei'n sy'n mae'n wedi'i a'i i'w"),
        ("gd", "agus tha na gu bha chan ann nach bhith aig seo sin iad sinn dhan airson cuideachd ach gun anns às dha bho mar eil fhèin gach thuirt leis ris robh dhen nan nam mu fo thar bidh bhon dhaibh aice aige againn tron eadar "
            + "chaidh bhiodh ùr luchd"),
        ("ga", "agus tá na ar bhí ní sa nach bheith ag seo sin siad muid don chomh freisin ach gur den faoi maidir leis á atá chun go idir dúirt féin níos raibh sé sí sna ón gan mar iad orthu nó dá bhfuil gcuid mhaith cuid leat aici "
            + "acu againn bliana duine daoine le déanta ina tríd"),
    ];

    // A bit for each language that has the word.
    private static readonly FrozenDictionary<ulong, int> Bits = Languages.Index().SelectMany(l => l.Item.Words.Split(' ').Distinct(), (l, word) => (Word: WordHash.Of(word), Bit: 1 << l.Index))
        .GroupBy(pair => pair.Word).ToFrozenDictionary(group => group.Key, group => group.Sum(pair => pair.Bit));

    /// <summary>BCP 47: the declared tag where it is right, else the text's language.</summary>
    public static string Of(string declared, string headline, IReadOnlyList<Block> body)
    {
        Span<int> hits = stackalloc int[Languages.Length];
        var words = Count(headline, hits);
        foreach (var block in body)
        {
            if (words >= MostWords)
                break;
            words += Count(block.Text, hits);
        }

        if (words < LeastWords)
            return declared;
        var best = hits.IndexOf(Max(hits));
        var told = Array.FindIndex(Languages, l => declared == l.Language || declared.StartsWith(l.Language + "-", StringComparison.Ordinal));
        if (best == told)
            return declared;
        var isPlain = hits[best] >= words * (told < 0 ? PlainAgainstUnknown : Plain) && hits[best] >= (told < 0 ? 0 : hits[told] * Ahead);
        return !isPlain ? declared : Languages[best].Language == "en" ? "en-GB" : Languages[best].Language;
    }

    private static int Count(string text, Span<int> hits)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
                continue;
            var (length, word) = (0, WordHash.Seed);
            for (; i < text.Length && (char.IsLetter(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))); i++)
            {
                if (length++ < LongestWord)
                    word = WordHash.After(word, text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]));
            }

            words++;
            for (var bits = Bits.GetValueOrDefault(word); bits != 0; bits &= bits - 1)
                hits[BitOperations.TrailingZeroCount(bits)]++;
        }

        return words;
    }

    private static int Max(Span<int> hits)
    {
        var max = 0;
        foreach (var hit in hits)
            max = Math.Max(max, hit);
        return max;
    }
}
