using Aggregator.Sources;
using Aggregator.Surfacing.Feeds;

namespace Aggregator.Surfacing.Portal;

/// <summary>What every page has around its content.</summary>
public sealed record Frame
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Absolute; null for pages that nobody should link to.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>Whether search engines may list the page; its publisher may not want that.</summary>
    public bool IsIndexable { get; init; } = true;

    public required DateTimeOffset Now { get; init; }

    /// <summary>Null where no ticker is shown.</summary>
    public LiveTicker? Ticker { get; init; }

    /// <summary>Null where nobody can sign up.</summary>
    public Newsletter? Newsletter { get; init; }

    /// <summary>What readers of feeds find here, the usual one first.</summary>
    public IReadOnlyList<FeedLink> Feeds { get; init; } = [];

    /// <summary>The section that the reader is in.</summary>
    public string? Section { get; init; }

    /// <summary>What stands in the search box.</summary>
    public string? Search { get; init; }
}

/// <summary>The front page, or (without a layout) an older part of it.</summary>
public sealed record FrontModel(Frame Frame, Stories Stories, FrontLayout? Layout)
{
    public bool IsFirst => Layout is not null;
}

/// <summary>A section's, an outlet's or a search's stories.</summary>
public sealed record ListModel(Frame Frame, string Heading, string? Note, Stories Stories, string Empty)
{
    public Outlet? Outlet { get; init; }

    /// <summary>Where the newest of these stand.</summary>
    public required string Path { get; init; }

    public bool IsFirst { get; init; } = true;

    public bool IsSearch { get; init; }
}

/// <summary>One article.</summary>
public sealed record ArticleModel(Frame Frame, Story Story, string JsonLd);

/// <summary>A page that says that there is nothing, and why.</summary>
public sealed record NoticeModel(Frame Frame, string Heading, string Text)
{
    public Withdrawal? Withdrawal { get; init; }
}

/// <summary>What readers are told of an article that was taken back.</summary>
public sealed record Withdrawal(string Outlet, string OutletId, DateTimeOffset At, string Reason);
