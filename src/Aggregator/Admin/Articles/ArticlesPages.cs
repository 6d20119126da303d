using Aggregator.Editing;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin.Articles;

/// <summary>The console's pages of articles: what is held, what is there, and what each sentence rests on.</summary>
internal static class ArticlesPages
{
    private const int MostListed = 50;
    private const int MostHeld = 200;

    public static async Task<ReadyResult> ListAsync(HttpContext http, string? q, [FromServices] IArticleQueries queries, [FromServices] ISearch search, [FromServices] IEditorialStore editors, CancellationToken cancellation)
    {
        var terms = SearchTerm.Parse(q ?? "");
        var found = terms.Count > 0
            ? await search.SearchAsync(new SearchQuery { Terms = terms, Limit = MostListed }, cancellation)
            : await queries.ListAsync(new ArticleQuery { Limit = MostListed }, cancellation);
        var context = await AdminAnswer.ContextAsync(http);
        return await AdminAnswer.PageAsync<ArticlesPage>(context, new ArticlesModel(context, q?.Trim() ?? "", [.. found.Items.Select(i => i.Article)])
        {
            Held = await editors.HeldAsync(MostHeld, cancellation),
            HowManyHeld = await editors.CountHeldAsync(cancellation),
        });
    }

    public static async Task<ReadyResult> ShowAsync(string id, int? from, int? to, HttpContext http, [FromServices] IEditorialStore editors, CancellationToken cancellation)
    {
        var context = await AdminAnswer.ContextAsync(http);
        var revisions = await editors.WholeRevisionsAsync(new ArticleId(id), cancellation);
        if (revisions.Count == 0)
            return await AdminAnswer.NotFoundAsync(context, $"There is no article “{id}”.");
        var article = revisions[^1];
        var after = revisions.FirstOrDefault(r => r.Revision == (to ?? article.Revision));
        var before = revisions.FirstOrDefault(r => r.Revision == (from ?? (after?.Revision ?? 1) - 1));
        return await AdminAnswer.PageAsync<ArticlePage>(context, new ArticleModel(context, article, revisions)
        {
            Compared = before is not null && after is not null ? (before.Revision, after.Revision, Differences.Between(before, after)) : null,
        });
    }
}

/// <summary>Articles by search, or the newest, and what is held.</summary>
public sealed record ArticlesModel(AdminContext Context, string Query, IReadOnlyList<Article> Found)
{
    public required IReadOnlyList<Article> Held { get; init; }

    public required int HowManyHeld { get; init; }
}

/// <summary>One article as it is kept, with its revisions, oldest first.</summary>
public sealed record ArticleModel(AdminContext Context, Article Article, IReadOnlyList<Article> Revisions)
{
    /// <summary>Two revisions and what became of the first; null where there is one only.</summary>
    public (int Before, int After, Difference Difference)? Compared { get; init; }
}
