using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/search</c>: articles by their words, the best first.</summary>
internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/search", List)
            .WithSummary("Articles in which words occur, the best first")
            .WithDescription("All words have to occur; a phrase stands in double quotes, and resign* finds what begins so. Case and accents do not matter. By date: /api/v1/articles?q=.")
            .Describes<ListView<HitView>>(Parameters.OfSearch, StatusCodes.Status400BadRequest);

    private static async Task<ReadyResult> List(HttpRequest request, Newsroom newsroom, ReadyAnswers ready, Freshness freshness, IOptions<SurfacingOptions> options)
    {
        var (query, problem) = ListRequest.Read(request.Query, options.Value.ListSize, Parameters.OfSearch);
        if (problem is null && (query!.Text is null || SearchTerm.Parse(query.Text).Count == 0))
        {
            problem = Problems.BadParameter("q", query.Text ?? "", "at least one word");
        }

        return new(problem ?? await ready.FindAsync(new Asked(query!, freshness.Of(query!.Outlet)), now => MakeAsync(query!, freshness.Of(query!.Outlet), now, newsroom)));
    }

    private static async ValueTask<Answer> MakeAsync(ArticleQuery query, ContentState content, DateTimeOffset now, Newsroom newsroom)
    {
        if (await ListRequest.UnknownAsync(query, newsroom) is { } unknown)
        {
            return unknown;
        }

        var terms = SearchTerm.Parse(query.Text!);
        try
        {
            var found = await newsroom.SearchAsync(new SearchQuery { Terms = terms, Outlet = query.Outlet, Category = query.Category, Since = query.Since, Limit = query.Limit, Cursor = query.Cursor });
            return ListBytes.Of(
                [.. found.Items.Select(a => new HitView(ViewOf.Article(a, newsroom.IsBreaking(a, now)), Highlights.Of(a, terms)))],
                found.Next,
                content,
                now,
                newsroom.BreakingEnds(found.Items, now),
                ListBytes.Json.ListViewHitView);
        }
        catch (FormatException)
        {
            return Problems.BadParameter("cursor", query.Cursor ?? "", "a nextCursor as an earlier answer of this search gave it");
        }
    }

    private sealed record Asked(ArticleQuery Query, ContentState Content);
}
