using System.Text.RegularExpressions;
using Aggregator.Extracting.Scoring;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Choosing;

/// <summary>The publication date that readers see: of all dates on the page, the one that stands and looks most like a dateline.</summary>
internal static partial class VisibleDate
{
    private const int LongestDateline = 160;
    private const int Near = 8;
    private const int MostCandidates = 200;
    private const int Hopeless = -4;
    private const ClassWord Foreign = ClassWord.Comment | ClassWord.Related | ClassWord.Sidebar | ClassWord.Footer | ClassWord.Card;

    public static DateTimeOffset? Of(PageSurvey survey, string headline, Uri address, TimeZoneInfo zone)
    {
        var place = DatelinePlace.Of(survey, headline);
        DateTimeOffset? best = null;
        var bestScore = Hopeless;
        foreach (var (at, score) in Candidates(survey, place, zone).Take(MostCandidates))
        {
            if (score > bestScore)
                (best, bestScore) = (at, score);
        }

        return bestScore >= Near ? best : InAddress(address, zone) ?? best;
    }

    private static IEnumerable<(DateTimeOffset At, int Score)> Candidates(PageSurvey survey, DatelinePlace place, TimeZoneInfo zone)
    {
        foreach (var (time, block) in survey.Times)
        {
            var at = DateText.Read(time.GetAttribute("datetime"), zone) ?? DateText.Read(Fold.Line(time.TextContent), zone);
            if (at is { } stated)
                yield return (stated, 3 + place.Score(block) + Marks(time) + (time.HasAttribute("pubdate") || time.GetAttribute("itemprop") is "datePublished" ? 4 : 0));
        }

        foreach (var block in survey.Blocks)
        {
            if (block.Text.Length is > 5 and <= LongestDateline && block.Text.AsSpan().ContainsAnyInRange('0', '9') && block.Text.AsSpan().ContainsAnyExceptInRange('0', '9') && DateText.Read(block.Text, zone) is { } read)
                yield return (read, place.Score(block.Index) + Wording(block) + Marks(block.Box.Element));
        }
    }

    private static int Wording(TextBlock block)
    {
        var score = block.Text.Length <= 40 ? 2 : block.Text.Length <= 80 ? 1 : 0;
        if (Published.IsMatch(block.Text))
            score += 3;
        if (Updated.IsMatch(block.Text))
            score -= 1;
        if (((block.InlineWords | block.Box.Words) & ClassWord.Date) != 0)
            score += 2;
        return Copyright.IsMatch(block.Text) ? score - 8 : score;
    }

    private static int Marks(IElement element)
    {
        var steps = 0;
        var score = 0;
        for (IElement? at = element; at is not null && at.LocalName is not ("body" or "main" or "article") && steps++ < 8; at = at.ParentElement)
        {
            if (at.LocalName is "aside" or "nav" or "footer")
                return -5;
            if (((ClassWords.In(at.GetAttribute("class")) | ClassWords.In(at.GetAttribute("id"))) & Foreign) != 0)
                score = -3;
        }

        return score;
    }

    private static DateTimeOffset? InAddress(Uri address, TimeZoneInfo zone)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 2 < parts.Length; i++)
        {
            if (parts[i].Length == 4 && parts[i].All(char.IsAsciiDigit) && DateText.Read($"{parts[i]}-{parts[i + 1]}-{parts[i + 2]}", zone) is { } at)
                return at;
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:published|posted|first published|publication date|date|veröffentlicht|publié|publicado|pubblicato|geplaatst|stand|erstellt|on)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Published { get; }

    [GeneratedRegex(@"\b(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Updated { get; }

    [GeneratedRegex(@"©|\(c\)|copyright|all rights|expires|deadline|born|geboren", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Copyright { get; }
}
