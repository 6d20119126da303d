using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Api;

/// <summary>The API's own kinds of problem: each problem's <c>type</c> leads to a page that explains it.</summary>
internal static class ProblemKinds
{
    public const string BadParameter = "/problems/bad-parameter";
    public const string NoSuchArticle = "/problems/no-such-article";
    public const string NoSuchRevision = "/problems/no-such-revision";
    public const string Withdrawn = "/problems/withdrawn";
    public const string Key = "/problems/key";
    public const string TooManyRequests = "/problems/too-many-requests";
    public const string NotAcceptable = "/problems/not-acceptable";
    public const string SyncLost = "/problems/sync-lost";
    public const string TooManyStreams = "/problems/too-many-streams";

    public static void MapProblemKinds(this IEndpointRouteBuilder routes)
    {
        Map(routes, BadParameter, "A parameter is not usable", "The problem's members parameter, value and expected say which, what was sent and what would be right.");
        Map(routes, NoSuchArticle, "No such article", "There never was an article with this id.");
        Map(routes, NoSuchRevision, "No such revision", "The article is there, but not the revision that was asked for, or none before it to compare it with.");
        Map(routes, Withdrawn, "The article was withdrawn", "There was such an article until withdrawnAt, and it will not come back under this id. The member reason says why; copies have to be taken down.");
        Map(routes, Key, "A key is needed", "This API is not open to everybody. A key goes into the header Authorization: Bearer KEY, or X-API-Key. 401: none was given, or not one of ours; 403: it was switched off.");
        Map(routes, TooManyRequests, "Too many requests", "Every key has a number of requests a minute. Retry-After says when there are some again.");
        Map(routes, NotAcceptable, "Not acceptable", "The member available names the media types that there are.");
        Map(routes, SyncLost, "The place is lost", "A copy of the store cannot be kept up to date from this place. It has to be made afresh.");
        Map(routes, TooManyStreams, "Too many open streams", "Streams stay open, so their number is bounded: for each client (429) and for all together (503). Retry-After says when to come back.");
    }

    public static void Map(IEndpointRouteBuilder routes, string path, string heading, string text) =>
        routes.MapGet(path, async (TimeProvider clock) => new ReadyResult(await FaultPages.AnswerAsync(StatusCodes.Status200OK, heading, text, clock.GetUtcNow()))).ExcludeFromDescription();
}
