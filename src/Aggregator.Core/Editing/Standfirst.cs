using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>One or two sentences to stand under the headline.</summary>
public static partial class Standfirst
{
    private const int MostUnits = 360;

    /// <summary>The outlet's own teaser where it is one; else the report's first sentence; null where there is neither.</summary>
    public static string? Of(string headline, string? teaser, IReadOnlyList<Block> body)
    {
        var own = teaser is null ? "" : Furniture.Replace(teaser, "").Trim();
        if (IsUsable(own, headline) && !(IsCut(own) && body.Count > 0))
            return Opening(own);
        var first = body.FirstOrDefault(b => b.Kind == BlockKind.Paragraph && Words.Count(b.Text) > 4);
        return first is null ? (IsUsable(own, headline) ? Opening(own) : null) : Opening(first.Text, 1);
    }

    private static bool IsUsable(string text, string headline) =>
        Words.Count(text) >= 4 && !Words.Fold(text).Equals(Words.Fold(headline), StringComparison.Ordinal);

    private static bool IsCut(string text) => text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal);

    private static string Opening(string text, int sentences = 2)
    {
        var spans = Sentences.Of(text);
        if (spans.Count == 0)
            return text;
        var (start, length) = spans[Math.Min(sentences, spans.Count) - 1];
        var opening = text[..(start + length)];
        if (opening.Length > MostUnits)
            opening = text.Substring(spans[0].Start, spans[0].Length);
        return opening.Length <= MostUnits ? opening : Cut(opening);
    }

    private static string Cut(string text)
    {
        var space = text.LastIndexOf(' ', MostUnits);
        return text[..(space > MostUnits / 2 ? space : MostUnits)].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    // What feeds add to a teaser: WordPress's footer, "Read more", "Continue reading".
    [GeneratedRegex(@"(?:\s*The post .{1,300} appeared first on .{1,100}$)|(?:\s*(?:\[…\]|\[\.\.\.\]|Continue reading\.{0,3}|Read more\.{0,3}|Read the full (?:story|article)\.?)\s*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Furniture { get; }
}
