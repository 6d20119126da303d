using Aggregator.Storing;
using Quartz;

namespace Aggregator.Operating;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work: the store answers and the schedule runs.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Text("ok\n")).ExcludeFromDescription();
        routes.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
    }

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
