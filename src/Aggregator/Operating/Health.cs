using Aggregator.Admin;
using Aggregator.Storing;
using Microsoft.AspNetCore.Http.HttpResults;
using Quartz;

namespace Aggregator.Operating;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work: the store answers and the schedule runs. <c>/healthz/sources</c>: how many of the
/// polled sources are in each class of health; always 200, since an outlet's trouble is not the daemon's.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n")).ExcludeFromDescription();
        routes.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
        routes.MapGet("/healthz/sources", Sources).ExcludeFromDescription();
    }

    private static ContentHttpResult Sources(SqliteStore store) =>
        TypedResults.Text(string.Concat(store.Standings().CountBy(s => s.Health).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => $"{c.Value} {Attentions.Word(c.Key)}\n")));

    private static async Task<IResult> ReadyAsync(IArticleQueries queries, ISchedulerFactory schedulers, CancellationToken cancellation)
    {
        try
        {
            await queries.ListAsync(new ArticleQuery { Limit = 1 }, cancellation);
        }
        catch (StoreException e)
        {
            return TypedResults.Text($"not ready: the store cannot be used: {e.Message}\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        return scheduler.Status == SchedulerStatus.Running
            ? TypedResults.Text("ready\n")
            : TypedResults.Text("not ready: the schedule does not run (starting or stopping)\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
