using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>Recognises the page that an outlet leaves where a report was: it answers 200, and says that the report is gone.</summary>
public static partial class Removals
{
    // A report that says of another that it was taken down has more to tell.
    private const int MostWords = 60;

    /// <summary>What the outlet says, shortened; null where there is a report.</summary>
    public static string? Of(PageReading page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var body = page.Body?.Value ?? [];
        if (Words.Count(body) > MostWords)
            return null;
        foreach (var text in body.Select(b => b.Text).Prepend(page.Standfirst?.Value).Prepend(page.Headline?.Value))
        {
            if (text is not null && Gone.Match(text) is { Success: true } gone)
                return Words.Line(gone.Value, 120);
        }

        return null;
    }

    [GeneratedRegex("^(?:sorry, )?(?:this|the) (?:article|story|report|page|content|post|piece|item) (?:you (?:requested|are looking for) )?(?:is no longer available|(?:has been|was|is|has now been) (?:(?:temporarily|permanently|since|now) )?(?:removed|withdrawn|taken down|retracted|deleted|unpublished))(?: (?:for|on|due to|following|at) [^.]{1,60})?|^(?:withdrawn|retracted|removed)$|^(?:withdrawn|retraction|removed for legal reasons):",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Gone { get; }
}
