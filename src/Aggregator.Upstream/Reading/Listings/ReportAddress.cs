using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Reading.Listings;

/// <summary>What the shape of an address says about whether a report stands behind it.</summary>
internal static partial class ReportAddress
{
    /// <summary>Higher is likelier; negative for addresses that are certainly something else.</summary>
    public static int Score(Uri address, Uri listing)
    {
        if (!Site.IsSame(address, listing) || IsSamePage(address, listing))
            return -10;
        var path = address.AbsolutePath;
        if (path.Length <= 1 || NoReport.IsMatch(path) || File.IsMatch(path))
            return -10;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = segments[^1];
        var score = 0;
        var hyphens = last.Count(c => c is '-' or '_');
        score += hyphens >= 3 ? 3 : hyphens == 2 ? 1 : 0;
        if (DateInPath.IsMatch(path))
            score += 2;
        if (LongNumber.IsMatch(path) || (hyphens == 0 && Mixed.IsMatch(last)))
            score += 2;
        if (segments.Length > 1 && segments.Any(s => s is "article" or "articles" or "story" or "stories" or "post" or "posts" or "press-release" or "press-releases"))
            score += 1;
        if (address.Query.Length > 1 && ArticleQuery.IsMatch(address.Query))
            score += 2;
        return score;
    }

    private static bool IsSamePage(Uri address, Uri listing) =>
        CanonicalAddress.Key(address) == CanonicalAddress.Key(listing) || listing.AbsolutePath.StartsWith(address.AbsolutePath.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"/(?:tags?|topics?|category|categories|authors?|profile|profiles|people|contributors?|search|login|signin|sign-in|register|subscribe|subscriptions?|newsletters?|account|about|about-us|contact|contact-us|privacy|privacy-policy|terms|terms-and-conditions|cookies|cookie-policy|help|faq|jobs|careers|advertise|sitemap|rss|feed|feeds|page|archive|archives|podcasts?|wp-admin|wp-login|share|print|comments?|cart|basket|shop|weather|horoscopes?|crosswords?|puzzles?|tv-guide|events?-calendar)(?:/(?!.*[a-z0-9]+-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+)|$|\.[a-z]{2,5}$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex NoReport { get; }

    [GeneratedRegex(@"\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|zip|mp[34]|m4a|rss|xml|json|css|js|ics)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex File { get; }

    [GeneratedRegex(@"/(?:19|20)\d{2}[/-](?:\d{1,2}|[a-z]{3})(?:[/-]\d{1,2})?[/-]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex DateInPath { get; }

    [GeneratedRegex(@"\d{5,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex LongNumber { get; }

    // An opaque identifier: letters and digits mixed (c0lnw9kxxxzo).
    [GeneratedRegex(@"^(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,40}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Mixed { get; }

    [GeneratedRegex(@"[?&](?:p|id|article|articleid|story|storyid|newsid|nid|sid)=\w*\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex ArticleQuery { get; }
}
