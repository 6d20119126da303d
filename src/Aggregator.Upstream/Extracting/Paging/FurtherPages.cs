using Aggregator.Extracting.Choosing;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Paging;

/// <summary>Where the rest of a report stands that is told on several pages.</summary>
internal static class FurtherPages
{
    private static readonly string[] WholeTexts = ["single page", "view as single page", "view on one page", "read on one page", "show on one page", "view all on one page", "view full article", "auf einer seite"];
    private static readonly string[] NextTexts = ["next", "next page", "continue", "continue reading", "weiter", "nächste seite", "suivant", "siguiente"];

    /// <summary>The following page of this report; never another report, for which many sites use <c>rel=next</c> too.</summary>
    public static Uri? Next(PageSurvey survey, Uri address, Uri baseAddress)
    {
        var (report, number) = PageNumber.In(address) is { Number: > 1 } own ? (own.Report, own.Number) : (PageNumber.ReportOf(address), 1);
        foreach (var link in survey.Links.Where(IsNext).Concat(survey.PageLinks))
        {
            if (Addresses.Absolute(link.GetAttribute("href"), baseAddress) is { } target && PageNumber.In(target) is { } there && there.Number == number + 1 && there.Report == report && (IsNext(link) || SaysNext(link, there.Number)))
                return target;
        }

        return null;
    }

    /// <summary>The view that has all pages on one.</summary>
    public static Uri? Whole(PageSurvey survey, Uri address, Uri baseAddress)
    {
        foreach (var link in survey.PageLinks)
        {
            if (WholeTexts.Contains(Fold.Line(link.TextContent, 60).ToLowerInvariant()) && Addresses.Absolute(link.GetAttribute("href"), baseAddress) is { } target
                && target.Host == address.Host && target.AbsolutePath.TrimEnd('/').StartsWith(address.AbsolutePath.TrimEnd('/'), StringComparison.Ordinal) && target.PathAndQuery != address.PathAndQuery)
                return target;
        }

        return null;
    }

    private static bool IsNext(IElement link) => (link.GetAttribute("rel") ?? "").Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);

    private static bool SaysNext(IElement link, int number)
    {
        var text = Fold.Line(link.TextContent, 60).Trim('›', '»', '>', '→', ' ').ToLowerInvariant();
        return text.Length == 0 || NextTexts.Contains(text) || text == number.ToString(System.Globalization.CultureInfo.InvariantCulture) || text == $"page {number}";
    }
}
