namespace Aggregator.Surfacing.Api;

/// <summary>
/// Articles. <c>nextCursor</c> leads to the next part and is null at the end. <c>syncCursor</c> is there for lists by change only: where to go on the next time,
/// to hear what changed since.
/// </summary>
internal sealed record ArticlesView(IReadOnlyList<ArticleView> Items, string? NextCursor, string? SyncCursor, ContentView Content, DateTimeOffset AsOf);

/// <summary>
/// How far the content can be relied on: <c>complete</c> (every source was read at its last poll), <c>partial</c> (some are behind) or <c>stale</c> (all are, or none was read of late).
/// </summary>
internal sealed record ContentView(string State, int SourcesBehind, IReadOnlyList<BehindView> Behind);

/// <summary>A source whose news may be missing, and when it was last read; null: never.</summary>
internal sealed record BehindView(string Source, string Outlet, string Health, DateTimeOffset? ReadAt);

/// <summary>A section of the portal, and when its newest article was published; null: it has none.</summary>
internal sealed record SectionView(string Id, string Name, DateTimeOffset? NewestAt);

/// <summary>An article that was found, and where the words stand in it.</summary>
internal sealed record HitView(ArticleView Article, IReadOnlyList<HighlightView> Highlights);

/// <summary>Words that were searched for: in <c>headline</c>, <c>standfirst</c>, <c>keyPoints</c> or <c>body</c> (then <c>index</c> says in which), first UTF-16 unit and length.</summary>
internal sealed record HighlightView(string Field, int? Index, int Start, int Length);
