using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Who said it, after a quotation: "Mrs Jones asked".</summary>
internal static class Saying
{
    private const int MostNames = 5;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = FrozenSet.ToFrozenSet(
    [
        "said", "says", "asked", "asks", "added", "adds", "told", "tells", "shouted", "cried", "replied", "wrote", "tweeted", "posted", "joked", "wondered", "insisted",
        "exclaimed", "yelled", "screamed", "declared", "warned", "recalled", "remarked",
    ]).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a name of up to five words and a verb of saying; "I asked" too.</summary>
    public static bool IsAt(string text, int at)
    {
        for (var words = 0; words <= MostNames; words++)
        {
            var word = Sentences.WordAt(text, at);
            if (word.IsEmpty)
                return false;
            if (words > 0 && Verbs.Contains(word))
                return true;
            var isName = char.IsUpper(word[0]) && (words > 0 || word is "I" or "Mr" or "Mrs" or "Ms" || !Starters.IsStarter(word));
            if (!isName)
                return false;
            at += word.Length;
            if (at < text.Length && text[at] == '.')
                at++;
            if (at >= text.Length || text[at] is not (' ' or '\u00A0'))
                return false;
            at++;
        }

        return false;
    }
}
