using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Extracting.Choosing;
using Aggregator.Normalising;
using AngleSharp.Dom;

namespace Aggregator.Reading.Sites;

/// <summary>Links for readers that lead to feeds: many sites name theirs in the footer or on a page of its own, and not in the head.</summary>
internal static partial class FeedAnchors
{
    private const int Most = 30;
    private const int LongestTitle = 120;

    public static IReadOnlyList<FeedLink> In(IDocument page, Uri address)
    {
        var against = BaseAddress.Of(page, address);
        return
        [
            .. page.Links.OfType<IElement>()
                .Select(a => (Address: Addresses.Absolute(a.GetAttribute("href"), against), Title: Fold.Line(a.TextContent, LongestTitle)))
                .Where(a => a.Address is { } at && IsFeed(at) && (Site.IsSame(at, address) || at.Host.StartsWith("feed", StringComparison.OrdinalIgnoreCase)))
                .DistinctBy(a => a.Address)
                .Take(Most)
                .Select(a => new FeedLink(a.Address!, a.Title.Length > 0 ? a.Title : null)),
        ];
    }

    /// <summary>Whether an address looks like a feed's.</summary>
    public static bool IsFeed(Uri address) => Path.IsMatch(address.AbsolutePath) || Query.IsMatch(address.Query) || (address.Host.StartsWith("feeds.", StringComparison.OrdinalIgnoreCase) && address.AbsolutePath.Length > 1);

    [GeneratedRegex(@"(?:^|/)(?:rss|feed|feeds|atom|index\.xml)/?$|(?:^|/)(?:rss|feed|feeds|atom)[^/]{0,60}\.(?:xml|json|php|aspx)$|\.(?:rss|atom|rdf)$|/(?:rss|feeds?)/[^.]{1,200}\.xml$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Path { get; }

    [GeneratedRegex(@"[?&](?:feed|format)=(?:rss2?|atom|feed|rdf|xml)(?:&|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Query { get; }
}
