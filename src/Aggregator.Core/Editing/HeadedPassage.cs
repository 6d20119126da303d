using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>A passage that the report itself puts under a heading or a label such as "Why it matters".</summary>
internal static class HeadedPassage
{
    private const int MostHeadingWords = 14;
    private const int MostSentences = 2;
    private const int MostUnits = 420;

    private static readonly string[] Chat = ["Well", "Let", "So,", "Okay", "OK", "Yes", "No,", "Sure", "Historically", "Previously", "Until now", "It depends", "That depends", "That’s", "That's", "This is the most"];

    /// <summary>Up to two sentences after the one place that is headed so; null where there is none, or several: then the report is a list of things, each with its own.</summary>
    public static KeyPoint? Of(IReadOnlyList<Block> body, Regex heading)
    {
        (int Paragraph, int Start)? found = null;
        for (var i = 0; i < body.Count; i++)
        {
            if (PlaceAfter(body, i, heading) is not { } place)
                continue;
            if (found is not null)
                return null;
            found = place;
        }

        return found is { } at ? Passage(body[at.Paragraph].Text, at.Paragraph, at.Start) : null;
    }

    // A heading of its own, or a label at the opening of a paragraph ("Why it matters: …").
    private static (int Paragraph, int Start)? PlaceAfter(IReadOnlyList<Block> body, int i, Regex heading)
    {
        var text = body[i].Text;
        var match = heading.Match(text);
        if (!match.Success || match.Index > 0)
            return null;
        var rest = text.AsSpan(match.Length).TrimStart(" :?–—-.");
        if (rest.Length > 0 && body[i].Kind != BlockKind.Heading && text.AsSpan(match.Length).TrimStart() is [':' or '–' or '—' or '-' or '?', ..] && Normalising.Words.Count(rest) >= Candidate.LeastWords)
            return (i, text.Length - rest.Length);
        var isHeading = body[i].Kind == BlockKind.Heading || (rest.IsEmpty && body[i].Kind == BlockKind.Paragraph);
        return isHeading && Normalising.Words.Count(text) <= MostHeadingWords && i + 1 < body.Count && body[i + 1].Kind == BlockKind.Paragraph ? (i + 1, 0) : null;
    }

    private static KeyPoint? Passage(string text, int paragraph, int from)
    {
        var (start, end, sentences) = (-1, -1, 0);
        foreach (var (at, length) in Sentences.Of(text[from..]))
        {
            var sentence = text.AsSpan(from + at, length);
            if (sentences == MostSentences || (start >= 0 && from + at + length - start > MostUnits) || !IsStatement(sentence))
                break;
            if (start < 0)
                start = from + at;
            end = from + at + length;
            sentences++;
        }

        if (start < 0 || end - start > MostUnits)
            return null;
        return new KeyPoint(text[start..end], new Evidence(1, paragraph, start, end - start));
    }

    // What is said under such a heading may lean on the headline, but not chat ("Well, …", "Let's …"), nor speak as "I".
    private static bool IsStatement(ReadOnlySpan<char> sentence) =>
        !IsChat(sentence)
        && Candidate.IsUsable(sentence, Normalising.Words.Count(sentence), Candidate.LeastWords) && sentence.Count('“') == sentence.Count('”') && sentence.Count('"') % 2 == 0;

    private static bool IsChat(ReadOnlySpan<char> sentence)
    {
        foreach (var opening in Chat)
        {
            if (sentence.StartsWith(opening, StringComparison.Ordinal))
                return true;
        }

        return sentence.Contains(" I ", StringComparison.Ordinal) || sentence.Contains(" I’", StringComparison.Ordinal) || sentence.Contains(" I'", StringComparison.Ordinal) || sentence.StartsWith("I ");
    }
}
