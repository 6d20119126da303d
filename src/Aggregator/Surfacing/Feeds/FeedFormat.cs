namespace Aggregator.Surfacing.Feeds;

/// <summary>One of the forms in which every feed is offered: the end of its address, its media type, and how it is written.</summary>
internal sealed record FeedFormat(string Extension, string MediaType, string Name, Func<FeedModel, byte[]> Write)
{
    public static FeedFormat Atom { get; } = new("atom", "application/atom+xml", "Atom", AtomFeed.Write);

    public static FeedFormat Rss { get; } = new("rss", "application/rss+xml", "RSS", RssFeed.Write);

    public static FeedFormat Json { get; } = new("json", "application/feed+json", "JSON Feed", JsonFeed.Write);

    public static IReadOnlyList<FeedFormat> All { get; } = [Atom, Rss, Json];
}
