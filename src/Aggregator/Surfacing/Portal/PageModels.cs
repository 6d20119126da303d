using Aggregator.Sources;

namespace Aggregator.Surfacing.Portal;

/// <summary>What every page has around its content.</summary>
public sealed record Frame
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Absolute; null for pages that nobody should link to.</summary>
    public Uri? Canonical { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where no ticker is shown.</summary>
    public IReadOnlyList<Story>? Ticker { get; init; }

    /// <summary>The section that the reader is in.</summary>
    public string? Section { get; init; }

    /// <summary>What stands in the search box.</summary>
    public string? Search { get; init; }
}

/// <summary>The front page, or an older part of it.</summary>
public sealed record FrontModel(Frame Frame, Stories Stories, bool IsFirst);

/// <summary>A section's, an outlet's or a search's stories.</summary>
public sealed record ListModel(Frame Frame, string Heading, string? Note, Stories Stories, string Empty)
{
    public Outlet? Outlet { get; init; }
}

/// <summary>One article.</summary>
public sealed record ArticleModel(Frame Frame, Story Story, string JsonLd);

/// <summary>A page that says that there is nothing, and why.</summary>
public sealed record NoticeModel(Frame Frame, string Heading, string Text);
