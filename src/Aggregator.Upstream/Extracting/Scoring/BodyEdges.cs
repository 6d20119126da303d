using Aggregator.Extracting.Choosing;
using Aggregator.Normalising;

namespace Aggregator.Extracting.Scoring;

/// <summary>Takes off what stands at a body's beginning without being part of it: the headline once more, and a dateline.</summary>
internal static class BodyEdges
{
    private const int LongestDateline = 8;
    private const int LongestStart = 4;

    public static List<Block> Trimmed(List<Block> body, string headline)
    {
        var from = 0;
        while (from < Math.Min(LongestStart, body.Count - 1) && (IsDateline(body[from].Text) || (headline.Length > 0 && Fold.Same(body[from].Text, headline))))
            from++;
        return from == 0 ? body : body[from..];
    }

    private static bool IsDateline(string text) => Words.Count(text) <= LongestDateline && text[^1] is not ('.' or '!' or '?') && DateText.Read(text, TimeZoneInfo.Utc) is not null;
}
