using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Picks the sentences that stand for a report: verbatim, in the report's order, each with the words it rests on.</summary>
public static class KeyPoints
{
    private const int LeastWords = 6;
    private const int MostWords = 45;

    /// <summary>None for a report of fewer than five usable sentences; else three to five. Evidence names revision 1.</summary>
    public static IReadOnlyList<KeyPoint> Of(string headline, string? standfirst, IReadOnlyList<Block> body)
    {
        var candidates = Candidates(standfirst, body);
        if (candidates.Count < 5)
            return [];
        var wanted = candidates.Count < 12 ? 3 : candidates.Count < 24 ? 4 : 5;
        var subject = Subject(headline);
        return candidates
            .Select((c, i) => (Candidate: c, Score: Score(c.Text, i, subject)))
            .OrderByDescending(c => c.Score)
            .ThenBy(c => c.Candidate.Order)
            .Take(wanted)
            .OrderBy(c => c.Candidate.Order)
            .Select(c => new KeyPoint(c.Candidate.Text, new Evidence(1, c.Candidate.Paragraph, c.Candidate.Start, c.Candidate.Text.Length)))
            .ToList();
    }

    private static List<Candidate> Candidates(string? standfirst, IReadOnlyList<Block> body)
    {
        var candidates = new List<Candidate>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (standfirst is not null)
            seen.Add(standfirst);
        for (var paragraph = 0; paragraph < body.Count; paragraph++)
        {
            if (body[paragraph].Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
                continue;
            foreach (var (start, length) in Sentences.Of(body[paragraph].Text))
            {
                var text = body[paragraph].Text.Substring(start, length);
                if (StandsAlone(text) && seen.Add(text))
                    candidates.Add(new Candidate(candidates.Count, paragraph, start, text));
            }
        }

        return candidates;
    }

    // A quotation or a sentence that leans on the one before ("He said …") tells little by itself.
    private static bool StandsAlone(string text)
    {
        if (Words.Count(text) is < LeastWords or > MostWords)
            return false;
        return text[0] is not ('"' or '“' or '‘' or '\'' or '(') && text[^1] is '.' or '!' or '…';
    }

    // News puts what matters first; a sentence about the headline's subject earns its place later too.
    private static double Score(string text, int order, HashSet<string> subject)
    {
        var words = Words.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var about = subject.Count == 0 ? 0 : words.Distinct().Count(subject.Contains) / (double)subject.Count;
        var figures = text.Any(char.IsDigit) ? 0.1 : 0;
        var leaning = words.Length > 0 && words[0] is "he" or "she" or "it" or "they" or "this" or "that" or "these" or "but" or "and" ? 0.25 : 0;
        return (1.0 / (1 + (0.35 * order))) + (0.6 * about) + figures - leaning;
    }

    private static HashSet<string> Subject(string headline) =>
        Words.Fold(headline).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3).ToHashSet(StringComparer.Ordinal);

    private readonly record struct Candidate(int Order, int Paragraph, int Start, string Text);
}
