using System.Text.Json;

namespace Aggregator.Editing;

/// <summary>Scores the sentences of recorded texts against those that people marked, as <c>score_sentseg.py</c> does.</summary>
internal static class RecordedSentences
{
    public static double F1(string file)
    {
        var (hits, wrong, missed) = (0, 0, 0);
        foreach (var line in File.ReadLines(Repository.Shared("corpus", "stories", file)))
        {
            using var row = JsonDocument.Parse(line);
            var marked = row.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()!).ToList();
            var text = row.RootElement.TryGetProperty("text", out var given) ? given.GetString()! : string.Join(' ', marked);
            var found = Ends(Sentences.Of(text).Select(s => text.Substring(s.Start, s.Length)));
            var wanted = Ends(marked);
            hits += wanted.Count(found.Contains);
            wrong += found.Count(e => !wanted.Contains(e));
            missed += wanted.Count(e => !found.Contains(e));
        }

        return 2.0 * hits / ((2 * hits) + wrong + missed);
    }

    // Counted in characters that are not space, so that trimming does not matter; the end of the text is no find.
    private static HashSet<int> Ends(IEnumerable<string> sentences)
    {
        var ends = new List<int>();
        foreach (var sentence in sentences)
            ends.Add((ends.Count == 0 ? 0 : ends[^1]) + sentence.Count(c => !char.IsWhiteSpace(c)));
        return ends.SkipLast(1).ToHashSet();
    }
}
