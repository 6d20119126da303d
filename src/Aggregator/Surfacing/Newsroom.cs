using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>Articles as surfaces may show them, newest first; <paramref name="Next"/> is null at the end.</summary>
internal sealed record Shown(IReadOnlyList<Surfaceable> Items, string? Next);

/// <summary>The one way from the store to a surface: everything that leaves here went through the rights.</summary>
internal sealed partial class Newsroom(IArticleQueries queries, IChangeFeed feed, ISearch search, IOptions<SurfacingOptions> options)
{
    private const int MostItems = 200;

    private readonly TimeSpan _breakingFor = TimeSpan.FromMinutes(options.Value.BreakingMinutes);

    public long Version => queries.Version;

    public async ValueTask<Shown> ListAsync(ArticleQuery query)
    {
        var slice = await queries.ListAsync(query, CancellationToken.None);
        return new([.. slice.Items.Select(i => Surfaceable.Of(i.Article, i.Rights))], slice.NextCursor);
    }

    public async ValueTask<Surfaceable?> FindAsync(ArticleId id) =>
        await queries.FindAsync(id, CancellationToken.None) is { } found ? Surfaceable.Of(found.Article, found.Rights) : null;

    /// <summary>Every revision of an article that may be shown, oldest first, each under the rights in force now; empty for one that is withdrawn or was never there.</summary>
    public async ValueTask<IReadOnlyList<Surfaceable>> RevisionsAsync(ArticleId id) => await PastAsync(id) is { } past
        ? [.. past.Revisions.Select(r => Surfaceable.Of(r with { Signals = r.Signals.And(past.Present.Article.Signals) }, past.Present.Rights))]
        : [];

    /// <summary>Null where the article or one of the revisions is not there, or the article is withdrawn.</summary>
    public async ValueTask<SurfaceableDifference?> DifferenceAsync(ArticleId id, int from, int to)
    {
        if (await PastAsync(id) is not { } past)
            return null;
        var (before, after) = (past.Revisions.FirstOrDefault(r => r.Revision == from), past.Revisions.FirstOrDefault(r => r.Revision == to));
        return before is null || after is null ? null : SurfaceableDifference.Of(before, after, past.Present.Article, past.Present.Rights);
    }

    private async ValueTask<(StoredArticle Present, IReadOnlyList<Article> Revisions)?> PastAsync(ArticleId id) =>
        await queries.FindAsync(id, CancellationToken.None) is { Article.State: ArticleState.Published } present ? (present, await queries.RevisionsAsync(id, CancellationToken.None)) : null;

    /// <summary>Breaking news first, then the newest.</summary>
    public async ValueTask<IReadOnlyList<Surfaceable>> HeadlinesAsync(int limit, DateTimeOffset now)
    {
        var recent = await ListAsync(new ArticleQuery { Since = now - _breakingFor, Limit = MostItems });
        var newest = recent.Items.Count >= limit ? recent : await ListAsync(new ArticleQuery { Limit = limit });
        var breaking = recent.Items.Where(a => IsBreaking(a, now)).ToList();
        return [.. breaking.Concat(newest.Items.Where(a => !IsBreaking(a, now))).Take(limit)];
    }

    public ValueTask<IReadOnlyList<OutletSummary>> OutletsAsync() => queries.OutletsAsync(CancellationToken.None);

    public async ValueTask<OutletSummary?> OutletAsync(OutletId id) => (await OutletsAsync()).FirstOrDefault(o => o.Outlet.Id == id);

    /// <summary>A section of the portal, or one that an article was filed under all the same.</summary>
    public async ValueTask<bool> IsSectionAsync(string category) =>
        Sections.Known.Contains(category) || (await queries.ListAsync(new ArticleQuery { Category = category, Limit = 1 }, CancellationToken.None)).Items.Count > 0;

    public bool IsBreaking(Surfaceable article, DateTimeOffset now) => article.Breaking && now < article.PublishedAt + _breakingFor;

    /// <summary>When the first of these stops being breaking news.</summary>
    public DateTimeOffset BreakingEnds(IEnumerable<Surfaceable> articles, DateTimeOffset now) =>
        articles.Where(a => IsBreaking(a, now)).Select(a => a.PublishedAt + _breakingFor).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}
