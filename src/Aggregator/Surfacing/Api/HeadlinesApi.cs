using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/headlines</c>: what the ticker shows.</summary>
internal static class HeadlinesApi
{
    public static void MapHeadlines(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/headlines", List)
            .WithSummary("Headlines: breaking news first, then the newest")
            .WithDescription("Breaking news is breaking for two hours after publication. Made to be asked every second, best with If-None-Match.")
            .Describes<ListView<HeadlineView>>([Parameters.Limit], StatusCodes.Status400BadRequest);

    private static async Task<ReadyResult> List(
        HttpRequest request, Newsroom newsroom, ReadyAnswers ready, Freshness freshness, PublicAddress address, IOptions<SurfacingOptions> options)
    {
        if (ListRequest.Limit(request.Query, options.Value.ListSize) is not { } limit)
        {
            return new ReadyResult(ListRequest.BadLimit(request.Query));
        }

        return new ReadyResult(await FindAsync(limit, address.Of(request), newsroom, ready, freshness));
    }

    public static ValueTask<Answer> FindAsync(int limit, Uri portal, Newsroom newsroom, ReadyAnswers ready, Freshness freshness)
    {
        var content = freshness.Of();
        return ready.FindAsync(new Asked(limit, portal, content), now => MakeAsync(limit, portal, content, now, newsroom));
    }

    private static async ValueTask<Answer> MakeAsync(int limit, Uri portal, ContentState content, DateTimeOffset now, Newsroom newsroom)
    {
        var articles = await newsroom.HeadlinesAsync(limit, now);
        return ListBytes.Of(
            [.. articles.Select(a => ViewOf.Headline(a, newsroom.IsBreaking(a, now), portal.AbsoluteUri))],
            null,
            content,
            now,
            newsroom.BreakingEnds(articles, now),
            ListBytes.Json.ListViewHeadlineView);
    }

    private sealed record Asked(int Limit, Uri Portal, ContentState Content);
}
