using Aggregator.Sources;

namespace Aggregator.Surfacing.Feeds;

/// <summary>A link in a page's head by which readers of feeds find what to subscribe to: <c>rel="alternate"</c>.</summary>
/// <param name="Href">From the portal's root: <c>/section/uk/feed.atom</c>.</param>
public sealed record FeedLink(string Title, string Href, string Type);

/// <summary>The feeds of each kind of page, the first being the one that most readers take.</summary>
internal static class FeedLinks
{
    /// <summary>Of the front page, and of any page that has no feed of its own.</summary>
    public static IReadOnlyList<FeedLink> Front { get; } = Of(FeedScope.Everything);

    public static IReadOnlyList<FeedLink> Section(string category) => Of(FeedScope.Section(category));

    public static IReadOnlyList<FeedLink> Outlet(OutletId id, string name) => Of(FeedScope.Outlet(id, name));

    /// <summary>None where nothing can be searched for.</summary>
    public static IReadOnlyList<FeedLink> Search(string words) => FeedScope.Search(words) is { } scope ? Of(scope) : [];

    private static FeedLink[] Of(FeedScope scope) =>
        [.. FeedFormat.All.Select(f => new FeedLink($"{scope.Title} ({f.Name})", "/" + scope.Address(f), f.MediaType))];
}
