namespace Aggregator.Reading;

/// <summary>A feed that a page names (<c>link rel="alternate"</c>).</summary>
public sealed record FeedLink(Uri Address, string? Title);

/// <summary>Finds the feeds that a page names. Pure; never throws for what an outlet sends.</summary>
public interface IFeedLinkFinder
{
    IReadOnlyList<FeedLink> Find(SourceDocument page);
}
