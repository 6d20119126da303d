using System.Globalization;
using System.Text;
using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>Where a search's words stand in what may be shown; what the rights keep back is not looked at.</summary>
internal static class Highlights
{
    private const int Most = 50;

    public static IReadOnlyList<HighlightView> Of(Surfaceable article, IReadOnlyList<SearchTerm> terms)
    {
        var wanted = terms.Select(t => (Words: Tokens(t.Text).ConvertAll(w => w.Word), t.IsPrefix)).Where(t => t.Words.Count > 0).ToList();
        List<HighlightView> found = [];
        Add(found, "headline", null, article.Headline, wanted);
        Add(found, "standfirst", null, article.Standfirst, wanted);
        foreach (var (i, point) in article.KeyPoints.Index())
        {
            Add(found, "keyPoints", i, point.Text, wanted);
        }

        foreach (var (i, block) in article.Body.Index())
        {
            Add(found, "body", i, block.Text, wanted);
        }

        return [.. found.Take(Most)];
    }

    private static void Add(List<HighlightView> found, string field, int? index, string? text, List<(List<string> Words, bool IsPrefix)> wanted)
    {
        if (text is null || found.Count >= Most)
        {
            return;
        }

        var tokens = Tokens(text);
        for (var at = 0; at < tokens.Count; at++)
        {
            var length = wanted.Where(w => StandsAt(tokens, at, w.Words, w.IsPrefix)).Select(w => w.Words.Count).DefaultIfEmpty(0).Max();
            if (length > 0)
            {
                var (first, last) = (tokens[at], tokens[at + length - 1]);
                found.Add(new(field, index, first.Start, last.Start + last.Length - first.Start));
                at += length - 1;
            }
        }
    }

    private static bool StandsAt(List<Token> tokens, int at, List<string> words, bool isPrefix)
    {
        if (at + words.Count > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            var prefix = isPrefix && i == words.Count - 1;
            if (!(prefix ? tokens[at + i].Word.StartsWith(words[i], StringComparison.Ordinal) : tokens[at + i].Word == words[i]))
            {
                return false;
            }
        }

        return true;
    }

    // As FTS5's unicode61 cuts and folds words: runs of letters and digits, lower case, without diacritics.
    private static List<Token> Tokens(string text)
    {
        List<Token> tokens = [];
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text, i) || char.GetUnicodeCategory(text, i) is UnicodeCategory.NonSpacingMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber))
            {
                i += char.IsSurrogatePair(text, i) ? 2 : 1;
            }

            if (i > start)
            {
                tokens.Add(new(Fold(text.AsSpan(start, i - start)), start, i - start));
            }
            else
            {
                i++;
            }
        }

        return tokens;
    }

    private static string Fold(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyExceptInRange('\0', '\x7f'))
        {
            return word.ToString().ToLowerInvariant();
        }

        var folded = new StringBuilder(word.Length);
        foreach (var rune in Valid(word).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString();
    }

    // Half a surrogate pair cannot be normalised.
    private static string Valid(ReadOnlySpan<char> word) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word.ToString()));

    private readonly record struct Token(string Word, int Start, int Length);
}
