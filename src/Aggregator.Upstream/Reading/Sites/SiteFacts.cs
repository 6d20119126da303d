using Aggregator.Extracting;

namespace Aggregator.Reading.Sites;

/// <summary>What a page says of the site that it belongs to, for whoever thinks of adding the site as a source.</summary>
public sealed record SiteFacts
{
    public required Uri Address { get; init; }

    /// <summary>The page as a report: tells a section front from an article.</summary>
    public required PageReading Reading { get; init; }

    public string? Title { get; init; }

    /// <summary>What the site calls itself, the best word for it first, each with where it stood.</summary>
    public IReadOnlyList<Found<string>> Names { get; init; } = [];

    /// <summary>BCP 47, as declared.</summary>
    public string? Language { get; init; }

    /// <summary>The software that says of itself that it made the page.</summary>
    public string? Generator { get; init; }

    /// <summary>Feeds by autodiscovery, in the page's order.</summary>
    public IReadOnlyList<FeedLink> Feeds { get; init; } = [];

    /// <summary>Links for readers whose address looks like a feed's.</summary>
    public IReadOnlyList<FeedLink> Anchors { get; init; } = [];

    /// <summary>The page as a listing of reports; null where it lists none.</summary>
    public LinksAdvice? Listing { get; init; }
}
