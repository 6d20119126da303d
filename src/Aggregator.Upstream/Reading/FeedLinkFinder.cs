using Aggregator.Extracting;
using AngleSharp.Dom;

namespace Aggregator.Reading;

/// <summary>Finds feeds by autodiscovery: <c>link rel="alternate"</c> with a feed's type, anywhere in the page, in its order.</summary>
public sealed class FeedLinkFinder : IFeedLinkFinder
{
    private const int Most = 50;
    private const int MostBytes = 4 * PageGuard.MostCharacters;

    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    public IReadOnlyList<FeedLink> Find(SourceDocument page)
    {
        if (page.Address is not { } address || page.Body.Length is 0 or > MostBytes)
            return [];
        var html = TextDecoding.Page(page.Body.Span, page.ContentType);
        if (string.IsNullOrWhiteSpace(html) || PageGuard.Complaint(html) is not null)
            return [];
        using var tree = PageExtractor.Parse(html);
        return Find(tree, address);
    }

    /// <summary>The same in a page that is parsed already.</summary>
    internal static IReadOnlyList<FeedLink> Find(IDocument tree, Uri address)
    {
        var against = tree.QuerySelector("base[href]")?.GetAttribute("href") is { } written && FeedAddress.Of(written, address) is { } named ? named : address;
        return
        [
            .. tree.QuerySelectorAll("link[rel][href]").Where(IsFeed)
                .Select(l => (Address: FeedAddress.Of(l.GetAttribute("href")!, against), Title: Title(l)))
                .Where(l => l.Address is not null)
                .DistinctBy(l => l.Address)
                .Take(Most)
                .Select(l => new FeedLink(l.Address!, l.Title)),
        ];
    }

    // "alternate stylesheet" is none; the type decides, since pages name their other languages and AMP twins as alternates too.
    private static bool IsFeed(IElement link)
    {
        var relations = link.GetAttribute("rel")!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var type = (link.GetAttribute("type") ?? "").Split(';')[0].Trim();
        return relations.Contains("alternate", StringComparer.OrdinalIgnoreCase) && Types.Contains(type, StringComparer.OrdinalIgnoreCase);
    }

    private static string? Title(IElement link) => link.GetAttribute("title")?.Trim() is { Length: > 0 } title ? title.Length > 200 ? title[..200] : title : null;
}
