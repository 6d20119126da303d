using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>One or two sentences to stand under the headline.</summary>
public static class Standfirst
{
    private const int MostUnits = 360;
    private const int LeastWords = 4;

    /// <summary>The outlet's own teaser where it is one; else the report's first sentence; null where there is neither.</summary>
    public static string? Of(string headline, string? teaser, IReadOnlyList<Block> body)
    {
        var own = teaser is null ? "" : WithoutHeadline(Teasers.WithoutFurniture(teaser), headline);
        var isUsable = Words.Count(own) >= LeastWords;
        var lead = Lead(body, headline);
        if (isUsable && (lead is null || !(Teasers.IsCut(own) || IsOpeningOf(own, lead))))
            return Opening(own, 2);
        return lead is null ? null : Opening(lead, 1);
    }

    private static string? Lead(IReadOnlyList<Block> body, string headline)
    {
        foreach (var block in body)
        {
            if (block.Kind == BlockKind.Paragraph && Words.Count(block.Text) > LeastWords && !IsSame(block.Text, headline))
                return block.Text;
        }

        return null;
    }

    // Some feeds put the headline in front of the teaser, or in its place.
    private static string WithoutHeadline(string teaser, string headline)
    {
        if (!teaser.StartsWith(headline, StringComparison.OrdinalIgnoreCase))
            return IsSame(teaser, headline) ? "" : teaser;
        var rest = teaser.AsSpan(headline.Length);
        return rest.IsEmpty || !char.IsLetterOrDigit(rest[0]) ? rest.TrimStart(" .:-–—|").ToString() : teaser;
    }

    // A meta description is often the lead, cut where its field ended: then the lead's own sentence says it better.
    private static bool IsOpeningOf(string own, string lead) => own.Length <= lead.Length + 3 && Words.Fold(lead).StartsWith(Words.Fold(own), StringComparison.Ordinal);

    private static bool IsSame(string text, string headline) => Words.Fold(text).Equals(Words.Fold(headline), StringComparison.Ordinal);

    private static string Opening(string text, int most)
    {
        var spans = Sentences.Of(text);
        var (start, length) = spans[Math.Min(most, spans.Count) - 1];
        var opening = text[spans[0].Start..(start + length)];
        if (opening.Length > MostUnits)
            opening = text.Substring(spans[0].Start, spans[0].Length);
        return opening.Length <= MostUnits ? opening : Cut(opening);
    }

    private static string Cut(string text)
    {
        var space = text.LastIndexOf(' ', MostUnits);
        var end = space > MostUnits / 2 ? space : MostUnits;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }
}
