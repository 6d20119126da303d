using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using static Aggregator.Surfacing.Stream.StreamConnections;

namespace Aggregator.Surfacing.Stream;

/// <summary><c>/api/v1/headlines/stream</c>: headlines as they happen; and <c>/api/v1/headlines/events</c>: the same for those who cannot hold a stream.</summary>
internal static class StreamApi
{
    public const string ContentType = "text/event-stream";

    public static void AddStream(this IServiceCollection services)
    {
        services.AddOptions<StreamOptions>().BindConfiguration(StreamOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StreamOptions>, StreamOptionsValidator>();
        services.AddSingleton<StreamConnections>();
        services.AddSingleton<Telling>();
        services.AddSingleton<Greeting>();
        services.AddSingleton<Broadcaster>();
        services.AddHostedService(s => s.GetRequiredService<Broadcaster>());
    }

    public static void MapStream(this IEndpointRouteBuilder routes)
    {
        routes.MapStreamApi("/headlines/stream", Stream)
            .WithSummary("Headlines as they happen (server-sent events)")
            .WithDescription("""
                Begins with `breaking` (the breaking news of this moment) and, without a place to go on from, `headlines` (the list as /api/v1/headlines gives it).
                Then `article.published`, `article.revised`, `article.corrected` and `article.withdrawn`, each with an id. Whoever comes back with Last-Event-ID gets
                every event after that one, once. `reset` says that this is not possible any more; `headlines` follows. Comment lines are signs of life.
                """)
            .DescribesStream(StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests);
        routes.MapApi("/headlines/events", EventsApi.List)
            .WithSummary("Headlines as they happen, for those who cannot hold a stream")
            .WithDescription("The events after the one that `after` names; with `wait`, the answer comes when there are some. Go on from `next`. Without `after`, or after a reset, it gives the headlines as they stand.")
            .Describes<EventsView>(Parameters.OfEvents, StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests);
    }

    /// <summary>For the API, and for the portal's own pages.</summary>
    public static async Task<IResult> Stream(HttpContext context, Broadcaster broadcaster, Greeting greeting, IChangeFeed feed, StreamConnections connections, PublicAddress address, IHostApplicationLifetime lifetime)
    {
        var asked = context.Request.Headers["Last-Event-ID"] is { Count: > 0 } header ? header.ToString() : context.Request.Query["after"].ToString();
        if (StartingPlace.Read(asked, feed) is not { } start)
        {
            return new ReadyResult(Problems.BadParameter(context.Request.Headers.ContainsKey("Last-Event-ID") ? "Last-Event-ID" : "after", asked, StartingPlace.Expected));
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            Prepare(context);
            return Results.Empty;
        }

        var client = ClientAddress.Of(context);
        if (Refusal(connections.Enter(client, stream: true), context) is { } refusal)
        {
            return refusal;
        }

        try
        {
            Prepare(context);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await new StreamClient(broadcaster, greeting, feed, context.Response.BodyWriter, address.Of(context.Request)).RunAsync(start.Place, start.Lost, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The client left, or the program stops: either way its place is its own to keep.
        }
        catch (StoreException) when (context.Response.HasStarted)
        {
            // An end without a word: the client comes back with its place, by when the store may be well.
        }
        finally
        {
            connections.Leave(client, stream: true);
        }

        return Results.Empty;
    }

    public static ReadyResult? Refusal(Admission admission, HttpContext context)
    {
        if (admission == Admission.Granted)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = "10";
        return new ReadyResult(Problems.TooManyStreams(admission == Admission.ClientFull));
    }

    private static void Prepare(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would keep events back otherwise
        context.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
