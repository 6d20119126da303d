using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Api;

/// <summary>The API's own kinds of problem: each problem's <c>type</c> leads to a page that explains it.</summary>
internal static class ProblemKinds
{
    public const string BadParameter = "/problems/bad-parameter";
    public const string NoSuchArticle = "/problems/no-such-article";
    public const string Withdrawn = "/problems/withdrawn";

    public static void MapProblemKinds(this IEndpointRouteBuilder routes)
    {
        Map(routes, BadParameter, "A parameter is not usable", "The problem's members parameter, value and expected say which, what was sent and what would be right.");
        Map(routes, NoSuchArticle, "No such article", "There never was an article with this id.");
        Map(routes, Withdrawn, "The article was withdrawn", "There was such an article until withdrawnAt, and it will not come back under this id. The member reason says why; copies have to be taken down.");
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string heading, string text) =>
        routes.MapGet(path, async (TimeProvider clock) => new ReadyResult(await FaultPages.AnswerAsync(StatusCodes.Status200OK, heading, text, clock.GetUtcNow()))).ExcludeFromDescription();
}
