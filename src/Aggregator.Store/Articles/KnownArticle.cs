using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>What deciding about a draft needs to know of the article that it may be.</summary>
internal sealed record KnownArticle
{
    public required long Number { get; init; }

    public required ArticleState State { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>The source whose words the present revision has.</summary>
    public required long ToldBy { get; init; }

    /// <summary>Whether these words come from the report's page rather than from a feed.</summary>
    public required bool FromPage { get; init; }

    public required int BodyWords { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}

/// <summary>Where a draft comes from.</summary>
/// <param name="Source">The source's number.</param>
/// <param name="FromVisit">From a visit of the page; else from the feed alone.</param>
/// <param name="Article">The article that the same entry led to before; null for an entry's first draft.</param>
internal readonly record struct Teller(long Source, bool FromVisit, long? Article);
