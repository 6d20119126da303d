using System.Globalization;
using System.Text;

namespace Aggregator.Storing;

/// <summary>
/// A reader's words as FTS5 takes them: every term and phrase quoted, so that nothing of it is read as the query language (AND, NEAR, column names, *, ^).
/// All of them have to occur. Pure.
/// </summary>
internal static class SearchTerms
{
    private const int LongestText = 200;
    private const int MostTerms = 16;

    /// <summary>Null where no word is in the text: then nothing matches.</summary>
    public static string? Of(string text)
    {
        var query = new StringBuilder();
        var terms = 0;
        var parts = (text.Length > LongestText ? text[..LongestText] : text).Split('"');
        for (var i = 0; i < parts.Length && terms < MostTerms; i++)
        {
            // Between quotes stands a phrase; the last quote may be left open.
            if (i % 2 == 1)
                Add(query, parts[i], ref terms);
            else
                foreach (var word in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostTerms - terms))
                    Add(query, word, ref terms);
        }

        return terms == 0 ? null : query.ToString();
    }

    /// <summary>The same for terms that were read already; null where none is left.</summary>
    public static string? Of(IReadOnlyList<SearchTerm> terms)
    {
        var query = new StringBuilder();
        var count = 0;
        foreach (var term in terms.Take(MostTerms))
        {
            var before = count;
            Add(query, term.Text.Replace('"', ' '), ref count);
            if (term.IsPrefix && count > before)
                query.Append('*');
        }

        return count == 0 ? null : query.ToString();
    }

    private static void Add(StringBuilder query, string term, ref int terms)
    {
        if (!HasToken(term))
            return;
        if (terms++ > 0)
            query.Append(' ');
        query.Append('"');
        foreach (var rune in term.EnumerateRunes())
            query.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        query.Append('"');
    }

    // What FTS5's unicode61 takes for part of a token: letters, numbers, private use. https://www.sqlite.org/fts5.html#unicode61_tokenizer
    private static bool HasToken(string term)
    {
        foreach (var rune in term.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
                return true;
        }

        return false;
    }
}
