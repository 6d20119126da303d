using System.ComponentModel;
using Aggregator.Editing;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/articles</c>: the list and each article.</summary>
internal static class ArticlesApi
{
    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/articles", List)
            .WithSummary("Articles, newest first")
            .WithDescription("Every article that is published, as far as its rights allow. Filters add up. Follow nextCursor for the rest; it neither skips nor repeats while articles arrive.")
            .Describes<ListView<ArticleView>>(Parameters.OfLists, StatusCodes.Status400BadRequest);
        routes.MapApi("/articles/{id}", Find)
            .WithSummary("One article")
            .WithDescription("410 with state, reason and withdrawnAt once the outlet has taken the report down.")
            .Describes<ArticleView>([], StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
    }

    private static async Task<ReadyResult> List(
        HttpRequest request, Newsroom newsroom, ReadyAnswers ready, IOptions<SurfacingOptions> options)
    {
        var (query, problem) = ListRequest.Read(request.Query, options.Value.ListSize);
        return new ReadyResult(problem ?? await ready.FindAsync(query!, now => MakeListAsync(query!, now, newsroom)));
    }

    private static async Task<ReadyResult> Find([Description("An article's id, as a list gave it.")] string id, Newsroom newsroom, ReadyAnswers ready)
    {
        var asked = new ArticleId(id);
        return new ReadyResult(await ready.FindAsync(asked, now => MakeArticleAsync(asked, now, newsroom)));
    }

    private static async ValueTask<Answer> MakeListAsync(ArticleQuery query, DateTimeOffset now, Newsroom newsroom)
    {
        if (await UnknownAsync(query, newsroom) is { } unknown)
        {
            return unknown;
        }

        try
        {
            var shown = await newsroom.ListAsync(query);
            return ListBytes.Of(
                [.. shown.Items.Select(a => ViewOf.Article(a, newsroom.IsBreaking(a, now)))],
                shown.Next,
                now,
                newsroom.BreakingEnds(shown.Items, now),
                ListBytes.Json.ListViewArticleView);
        }
        catch (FormatException)
        {
            return Problems.BadParameter("cursor", query.Cursor ?? "", "a nextCursor as an earlier answer gave it");
        }
    }

    private static async ValueTask<Answer> MakeArticleAsync(ArticleId id, DateTimeOffset now, Newsroom newsroom) => await newsroom.FindAsync(id) switch
    {
        null => Problems.NoSuchArticle(id.Value),
        { State: ArticleState.Withdrawn } article => Problems.Withdrawn(article),
        { } article => ListBytes.Of(ViewOf.Article(article, newsroom.IsBreaking(article, now)), newsroom.BreakingEnds([article], now), ListBytes.Json.ArticleView),
    };

    private static async ValueTask<Answer?> UnknownAsync(ArticleQuery query, Newsroom newsroom)
    {
        if (query.Outlet is { } outlet && await newsroom.OutletAsync(outlet) is null)
        {
            return Problems.BadParameter("outlet", outlet.Value, "the id of an outlet that /api/v1/outlets lists");
        }

        return query.Category is { } category && !await newsroom.IsSectionAsync(category)
            ? Problems.BadParameter("category", category, $"one of {string.Join(", ", Sections.Known)}")
            : null;
    }
}
