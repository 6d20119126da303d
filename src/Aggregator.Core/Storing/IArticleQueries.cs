using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What a reader asks for. Nulls do not filter.</summary>
public sealed record ArticleQuery
{
    public OutletId? Outlet { get; init; }

    public string? Category { get; init; }

    /// <summary>Published at this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Published before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Words that all have to occur, in headline, standfirst or body; a phrase stands in double quotes. Never read as a query language.</summary>
    public string? Text { get; init; }

    /// <summary>1–200.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the slice before; opaque.</summary>
    public string? Cursor { get; init; }
}

/// <summary>An article with the rights it is surfaced under: its outlet's policy as it stands now.</summary>
public sealed record StoredArticle(Article Article, RightsPolicy Rights);

/// <summary>Part of a list, newest first. <paramref name="NextCursor"/> is null at the end.</summary>
public sealed record Slice(IReadOnlyList<StoredArticle> Items, string? NextCursor);

/// <summary>A day (UTC) on which articles were published, and how many of them still are.</summary>
public sealed record PublishedDay(DateOnly Day, int Articles);

/// <summary>An outlet as surfaces list it.</summary>
public sealed record OutletSummary(Outlet Outlet, int Articles);

/// <summary>A source as an admin sees it.</summary>
public sealed record SourceStatus(Outlet Outlet, Source Source, SourceState State, int Articles, PollRecord? LastPoll)
{
    /// <summary>Articles whose pages are not there, but whose withdrawal is held back since too many would go at once.</summary>
    public int HeldBack { get; init; }

    /// <summary>What broke in its pages; empty while they are as they used to be.</summary>
    public IReadOnlyList<DriftBreak> Drift { get; init; } = [];
}

/// <summary>One thing that happened to an article. Sequence grows by commit order and is never reused.</summary>
public sealed record OutboxEvent(long Sequence, string Kind, ArticleId Article, int Revision, DateTimeOffset At)
{
    public const string Published = "article.published";
    public const string Revised = "article.revised";

    /// <summary>A revision that says of itself that something was wrong before.</summary>
    public const string Corrected = "article.corrected";
    public const string Withdrawn = "article.withdrawn";
}

/// <summary>The side of the store that surfaces read. Withdrawn articles are in no list, but are found by id.</summary>
public interface IArticleQueries
{
    /// <summary>The newest outbox sequence: equal versions mean equal answers.</summary>
    long Version { get; }

    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    ValueTask<Slice> ListAsync(ArticleQuery query, CancellationToken cancellation);

    ValueTask<StoredArticle?> FindAsync(ArticleId id, CancellationToken cancellation);

    /// <summary>Every revision of an article, oldest first; empty when there is no such article.</summary>
    ValueTask<IReadOnlyList<Article>> RevisionsAsync(ArticleId id, CancellationToken cancellation);

    /// <summary>The days of all published articles, newest first.</summary>
    ValueTask<IReadOnlyList<PublishedDay>> DaysAsync(CancellationToken cancellation);

    ValueTask<IReadOnlyList<OutletSummary>> OutletsAsync(CancellationToken cancellation);

    ValueTask<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancellation);

    /// <summary>A source's newest polls, newest first.</summary>
    ValueTask<IReadOnlyList<PollRecord>> PollsAsync(SourceId source, int limit, CancellationToken cancellation);

    /// <summary>How often each outcome (<see cref="PollEnding"/>) came since an instant, as far back as records are kept.</summary>
    ValueTask<IReadOnlyDictionary<string, int>> PollCountsAsync(SourceId source, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Events after a sequence, oldest first.</summary>
    ValueTask<IReadOnlyList<OutboxEvent>> OutboxAsync(long after, int limit, CancellationToken cancellation);
}
