using System.Text.RegularExpressions;
using Aggregator.Extracting.Scoring;
using Aggregator.Normalising;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Choosing;

/// <summary>The byline that readers see: an element marked as one, a link to an author's page, or "By …" near the headline.</summary>
internal static partial class VisibleByline
{
    private const int MostBylines = 30;
    private const int LongestByline = 200;
    private const int LinesAroundHeadline = 12;

    public static List<string> Of(PageSurvey survey, string headline, SiteNames site)
    {
        foreach (var element in survey.Bylines.Where(e => !IsElsewhere(e)).Take(MostBylines))
        {
            if (Names(element, site) is { Count: > 0 } names)
                return names;
        }

        return InLines(survey, headline, site);
    }

    private static List<string> Names(IElement element, SiteNames site)
    {
        var text = Fold.Line(ElementText.Of(element));
        if (text.Length is 0 or > LongestByline)
            return [];
        var links = element.LocalName == "a" ? Together(element) : element.QuerySelectorAll("a").Where(IsAuthorLink).ToList();
        var isExplicit = IsAuthorLink(element) || links.Any(IsAuthorLink);
        var bylines = links.Count > 0 ? links.Select(a => ElementText.Of(a)).ToList() : [Lead.Match(text) is { Success: true } lead ? text[lead.Index..] : text];
        return AuthorNames.Of(bylines, site).Where(n => LooksLikeAPerson(n) || (isExplicit && IsOneWord(n))).ToList();
    }

    // "Ann Example and Bob Sample", each a link of its own.
    private static List<IElement> Together(IElement link) =>
        IsAuthorLink(link) && link.ParentElement is { } parent ? parent.Children.Where(c => c.LocalName == "a" && IsAuthorLink(c)).ToList() : [link];

    private static bool IsAuthorLink(IElement link) =>
        (link.GetAttribute("rel") ?? "").Contains("author", StringComparison.OrdinalIgnoreCase)
        || (link.LocalName == "a" && AuthorPath.IsMatch(link.GetAttribute("href") ?? ""))
        || (link.GetAttribute("class") ?? "").Split(' ').Contains("fn", StringComparer.Ordinal);

    private static List<string> InLines(PageSurvey survey, string headline, SiteNames site)
    {
        var at = survey.Blocks.FindIndex(b => b.IsHeading && headline.Length > 0 && Fold.Same(b.Text, headline));
        if (at < 0)
            return [];
        foreach (var block in survey.Blocks.Skip(at + 1).Take(LinesAroundHeadline))
        {
            if (block.Text.Length <= LongestByline && Lead.Match(block.Text) is { Success: true, Index: 0 }
                && AuthorNames.Of([block.Text], site).Where(LooksLikeAPerson).ToList() is { Count: > 0 } names)
                return names;
        }

        return [];
    }

    private static bool IsElsewhere(IElement element)
    {
        const ClassWord Foreign = ClassWord.Comment | ClassWord.Related | ClassWord.Footer;
        var steps = 0;
        for (IElement? at = element; at is not null && at.LocalName is not ("body" or "article" or "main") && steps++ < 12; at = at.ParentElement)
        {
            if (at.LocalName is "nav" or "footer" || (at.LocalName is "aside" && !(element.GetAttribute("rel") ?? "").Contains("author", StringComparison.OrdinalIgnoreCase)) || ((ClassWords.In(at.GetAttribute("class")) | ClassWords.In(at.GetAttribute("id"))) & Foreign) != 0)
                return true;
        }

        return false;
    }

    private static bool IsOneWord(string name) => name.Length is >= 3 and <= 30 && !name.Contains(' ', StringComparison.Ordinal) && name.Any(char.IsLower);

    private static bool LooksLikeAPerson(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 5 && !words.Any(w => w.Any(char.IsDigit)) && words.All(w => char.IsUpper(w[0]) || Words.Fold(w).Length <= 3) && char.IsUpper(words[^1][0]);
    }

    [GeneratedRegex(@"(?:^|\|\s*)(?:(?:written|words|posted|reported|published|story|article|reviewed)\s+by|by|von|par|por|autor|author)(?:\s*:\s*|\s*\|\s*|\s+)(?=\p{Lu})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Lead { get; }

    [GeneratedRegex(@"/(?:authors?|by|profiles?|people|staff|journalists?|reporters?|writers?|contributors?|autor|autoren|auteur|team)/[^/?#]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex AuthorPath { get; }
}
