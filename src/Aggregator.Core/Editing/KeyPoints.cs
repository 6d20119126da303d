using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Picks the sentences that stand for a report: verbatim, in the report's order, each with the words it rests on.</summary>
public static class KeyPoints
{
    // A report this short is read sooner than its key points.
    private const int LeastCandidates = 5;

    // One point is no list.
    private const int LeastPoints = 2;

    // In front of a sentence they are no part of it.
    private const string Bullets = "-–—•·*►▪● \u00A0";

    // A dateline may come after a summary that stands in the body.
    private const int LastDateline = 3;

    /// <summary>What the portal shows: three to five that stand alone, fewer rather than weak ones; none for a short report. Evidence names revision 1.</summary>
    public static IReadOnlyList<KeyPoint> Of(string headline, string? standfirst, IReadOnlyList<Block> body)
    {
        var terms = new Terms();
        var candidates = Candidates(terms, body).FindAll(c => !c.Leans && !IsShown(standfirst, c.Text));
        if (candidates.Count < LeastCandidates)
            return [];
        var wanted = candidates.Count < 12 ? 3 : candidates.Count < 24 ? 4 : 5;
        var chosen = Coverage.Pick(candidates, terms, terms.Of(headline), terms.Of(standfirst), wanted, onlyNews: true);
        return chosen.Count < LeastPoints ? [] : Told(chosen);
    }

    /// <summary>The best that a text has to offer, up to <paramref name="most"/>, however short it is.</summary>
    public static IReadOnlyList<KeyPoint> Best(string? headline, IReadOnlyList<Block> body, int most)
    {
        var terms = new Terms();
        var candidates = Candidates(terms, body);
        if (candidates.Count < most)
            candidates = Candidates(terms, body, Candidate.FewestWords);
        return Told(Coverage.Pick(candidates, terms, terms.Of(headline), [], most, onlyNews: false));
    }

    private static List<Candidate> Candidates(Terms terms, IReadOnlyList<Block> body, int leastWords = Candidate.LeastWords)
    {
        var candidates = new List<Candidate>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        for (var paragraph = 0; paragraph < body.Count; paragraph++)
        {
            if (body[paragraph].Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
                continue;
            var whole = body[paragraph].Text;
            foreach (var (from, all) in Sentences.Of(whole))
            {
                place++;
                var dateline = place <= LastDateline ? Datelines.LengthIn(whole.AsSpan(from, all)) : 0;
                var bullet = all - dateline - whole.AsSpan(from + dateline, all - dateline).TrimStart(Bullets).Length;
                var (start, length) = (from + dateline + bullet, all - dateline - bullet);
                var words = Words.Count(whole.AsSpan(start, length));
                if (!Candidate.IsUsable(whole.AsSpan(start, length), words, leastWords))
                    continue;
                var text = whole.Substring(start, length);
                if (seen.Add(text))
                    candidates.Add(new Candidate { Paragraph = paragraph, Start = start, Text = text, Place = place, Words = words, Terms = terms.Of(text), Leans = Leaning.IsIn(text), Quotes = text.AsSpan().ContainsAny('"', '“') });
            }
        }

        return candidates;
    }

    private static bool IsShown(string? standfirst, string text) => standfirst is not null && standfirst.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static List<KeyPoint> Told(List<Candidate> chosen) =>
        chosen.ConvertAll(c => new KeyPoint(c.Text, new Evidence(1, c.Paragraph, c.Start, c.Text.Length)));
}
