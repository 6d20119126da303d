using System.Buffers;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>
/// Recognises the notices by which an outlet corrects its own report ("This article was amended on …", "Correction:", an IPSO ruling).
/// A report about somebody's correction is none: a notice opens its paragraph and speaks of the article itself.
/// </summary>
public static partial class Corrections
{
    private const int LongestOpening = 400;

    // Nearly every paragraph has none of these: one pass over its letters settles it.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        ["correct", "amend", "clarif", "IPSO", "Press Standards", "earlier version", "previous version", "original version", "originally"], StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<Correction> In(IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        List<Correction>? found = null;
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i].Text.AsSpan().ContainsAny(Stems) && KindOf(body[i].Text) is { } kind)
                (found ??= []).Add(new Correction(kind, body[i].Text, NoticeDates.In(body[i].Text), i));
        }

        return found ?? (IReadOnlyList<Correction>)[];
    }

    /// <summary>Those of a newer telling behind those that were seen before: a notice that the outlet takes away again has still been made.</summary>
    public static IReadOnlyList<Correction> Together(IReadOnlyList<Correction> before, IReadOnlyList<Correction> now, int revision)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var fresh = now.Where(n => !before.Any(b => Words.Fold(b.Text) == Words.Fold(n.Text))).Select(n => n with { Revision = revision }).ToList();
        return fresh.Count == 0 ? before : [.. before, .. fresh];
    }

    /// <summary>Null for a paragraph that is no notice.</summary>
    public static CorrectionKind? KindOf(string paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var opening = paragraph.Length <= LongestOpening ? paragraph : paragraph[..LongestOpening];
        opening = opening.TrimStart(' ', '*', '•', '·', '–', '—', '-', '_', '[', '(', '†', '\u00a0');
        if (Ruling.IsMatch(opening))
            return CorrectionKind.Ruling;
        if (Labelled.Match(opening) is { Success: true } label)
            return label.Groups[1].Value.StartsWith("corr", StringComparison.OrdinalIgnoreCase) ? CorrectionKind.Correction : CorrectionKind.Clarification;
        if (Amended.Match(opening) is { Success: true } amended)
            return KindOfVerb(amended.Groups[1].Value);
        return Earlier.IsMatch(opening) || Note.IsMatch(opening) ? CorrectionKind.Correction : null;
    }

    private static CorrectionKind KindOfVerb(string verb)
    {
        if (verb.Contains("correct", StringComparison.OrdinalIgnoreCase))
            return CorrectionKind.Correction;
        return verb.Contains("clarif", StringComparison.OrdinalIgnoreCase) ? CorrectionKind.Clarification : CorrectionKind.Amendment;
    }

    private const string Piece =
        "(?:article|story|report|piece|page|post|headline|sub-?heading|standfirst|caption|picture caption|photo caption|video|blog|live ?blog|interview|review|column|list|graphic|chart|table|map|quiz|podcast|obituary|letter|feature|explainer|analysis|profile|timeline|copy|text)";

    [GeneratedRegex("^(corrections?(?: (?:and|&) clarifications?)?|clarifications?)(?: notice)?(?:[ ,(]+[^:–—]{1,40}\\)?)? ?(?::|[–—]| - )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Labelled { get; }

    [GeneratedRegex("^(?:update[^.]{0,40}[:.–—] ?)?(?:(?:the|a) [a-z ]{0,40}(?:in|of|to|on|for|accompanying) )?(?:this|the) (?:[a-z-]{1,15} )?" + Piece +
        " (?:(?:above|below|and (?:its |the )?[a-z ]{1,30}|on [^,.]{4,40}) )?(?:was|were|has been|have been|is)(?: since| later| subsequently)? (corrected|amended|clarified|(?:updated|edited|changed|modified|revised)[^.]{0,60} to (?:correct|clarify|reflect that|make clear|remove))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Amended { get; }

    [GeneratedRegex("^(?:update[^.]{0,40}[:.–—] ?)?(?:(?:an?|the|our) (?:earlier|previous|original|initial) version of (?:this|the|our) " + Piece + "|this " + Piece + " (?:originally|previously|initially|wrongly|incorrectly) (?:said|stated|reported|suggested|referred|named|gave|described|included|attributed|quoted))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Earlier { get; }

    [GeneratedRegex("^(?:(?:editor|publisher)(?:['’]?s?['’]?) note|footnote|note to readers|update(?:d)?)[^:–—]{0,30}[:–—].{0,300}?(?:\\bcorrect(?:ed|s|ion)\\b|\\bamended\\b|\\bclarif|\\b(?:earlier|previous|original) version\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Note { get; }

    [GeneratedRegex("^(?:(?:the )?(?:IPSO|Independent Press Standards Organisation)(?:['’]s)?(?: \\(IPSO\\))? (?:(?:complaints committee )?(?:ruling|adjudication|decision|resolution statement)\\b|has (?:ruled|upheld|found|required)[^.]{0,120}(?:this|our) (?:newspaper|publication|article|website))|(?:following|further to|after) (?:an? )?(?:upheld )?(?:complaint|ruling|adjudication)[^.]{0,200}(?:IPSO|Independent Press Standards Organisation)[^.]{0,200}(?:this (?:article|newspaper|publication|story)|we (?:have|are|were|published)|has been (?:amended|corrected|required)))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ruling { get; }
}
