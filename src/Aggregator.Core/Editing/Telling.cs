using System.Buffers;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Finds the first sentence of a report that tells a certain thing of what the headline is about.</summary>
internal static class Telling
{
    // Before it the report's lead stands: what it says is in the headline and the standfirst already.
    private const int Lead = 1;
    private const int MostWords = 45;
    private const int MostUnits = 400;

    /// <param name="cues">Words one of which every sentence that tells it has: cheap to look for.</param>
    /// <param name="opening">How many of the report's paragraphs are looked at.</param>
    /// <param name="leastShared">How many of its content words the headline has to have.</param>
    public static KeyPoint? Of(string headline, IReadOnlyList<Block> body, SearchValues<string> cues, int opening, int leastShared, Func<string, bool> tells)
    {
        var (paragraphs, sentences) = (0, 0);
        (Terms Terms, int[] About)? headlines = null;
        for (var i = 0; i < body.Count && paragraphs < opening; i++)
        {
            if (body[i].Kind != BlockKind.Paragraph)
                continue;
            paragraphs++;
            if (!body[i].Text.AsSpan().ContainsAny(cues))
            {
                sentences++;
                continue;
            }

            foreach (var (start, length) in Sentences.Of(body[i].Text))
            {
                // What is asked last costs most: few sentences get so far.
                if (sentences++ < Lead || !body[i].Text.AsSpan(start, length).ContainsAny(cues))
                    continue;
                var text = body[i].Text.Substring(start, length);
                if (Shared(headlines ??= Of(headline), text) >= leastShared && IsFit(text) && tells(text))
                    return new KeyPoint(text, new Evidence(1, i, start, length));
            }
        }

        return null;
    }

    private static (Terms Terms, int[] About) Of(string headline)
    {
        var terms = new Terms();
        return (terms, terms.Of(headline));
    }

    private static int Shared((Terms Terms, int[] About) headline, string text)
    {
        var shared = 0;
        foreach (var term in headline.Terms.Of(text))
            shared += headline.About.Contains(term) ? 1 : 0;
        return shared;
    }

    // "The move", "the decision" are the headline's: they lean on nothing that is not shown.
    private static bool IsFit(string text)
    {
        var words = text.Length > MostUnits ? int.MaxValue : Words.Count(text);
        return words <= MostWords && Candidate.IsUsable(text, words, Candidate.LeastWords) && (text.StartsWith("The ", StringComparison.Ordinal) || !Leaning.IsIn(text)) && text.AsSpan().IndexOfAny('"', '“') < 0
            && Datelines.LengthIn(text) == 0 && !IsTranscript(text);
    }

    // "ANCHOR: At this hour…" is somebody's speech.
    private static bool IsTranscript(ReadOnlySpan<char> text) => text.IndexOf(':') is > 0 and < 25 and var colon && char.IsUpper(text[0]) && text[..colon].Count(' ') < 3;
}
