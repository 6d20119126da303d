using System.Globalization;
using System.Text.Json;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>The stream's events as plain JSON: asked for again and again, or waited for.</summary>
internal static class EventsApi
{
    private const int UsualEvents = 100;

    public static async Task<IResult> List(
        HttpContext context, Newsroom newsroom, IChangeFeed feed, Telling telling, StreamConnections connections, PublicAddress address, IOptions<StreamOptions> stream, IOptions<SurfacingOptions> surfacing, TimeProvider clock)
    {
        var query = context.Request.Query;
        if (Parameters.Twice(query, Parameters.OfEvents) is { } twice)
        {
            return new ReadyResult(Problems.BadParameter(twice, string.Join(", ", query[twice].ToArray()), "given once"));
        }

        var longest = stream.Value.LongestWaitSeconds;
        if (ListRequest.Limit(query, UsualEvents) is not { } limit)
        {
            return new ReadyResult(ListRequest.BadLimit(query));
        }

        if (Wait(query, longest) is not { } wait)
        {
            return new ReadyResult(Problems.BadParameter("wait", query["wait"].ToString(), $"a whole number of seconds from 0 to {longest}"));
        }

        if (StartingPlace.Read(query["after"].ToString(), feed) is not { } start)
        {
            return new ReadyResult(Problems.BadParameter("after", query["after"].ToString(), StartingPlace.Expected));
        }

        if (start.Place is { } place)
        {
            if (wait > TimeSpan.Zero && feed.Version <= place && await WaitAsync(context, feed, connections, place, wait, clock) is { } refusal)
            {
                return refusal;
            }

            var (version, events) = (feed.Version, await newsroom.EventsAsync(place, limit, context.RequestAborted));
            if (feed.Pruned <= place)
            {
                var next = events.Count > 0 ? events[^1].Event.Sequence : Math.Max(version, place);
                return Result(new(false, null, [.. events.Select(telling.Of)], EventId.Of(feed.Epoch, next), clock.GetUtcNow()));
            }
        }

        var (sequence, now) = (feed.Version, clock.GetUtcNow());
        var headlines = await newsroom.HeadlinesAsync(surfacing.Value.ListSize, now);
        var portal = address.Of(context.Request).AbsoluteUri;
        return Result(new(query.ContainsKey("after"), [.. headlines.Select(a => ViewOf.Headline(a, newsroom.IsBreaking(a, now), portal))], [], EventId.Of(feed.Epoch, sequence), now));
    }

    private static async ValueTask<IResult?> WaitAsync(HttpContext context, IChangeFeed feed, StreamConnections connections, long place, TimeSpan wait, TimeProvider clock)
    {
        var client = ClientAddress.Of(context);
        if (StreamApi.Refusal(connections.Enter(client, stream: false), context) is { } refusal)
        {
            return refusal;
        }

        using var limit = new CancellationTokenSource(wait, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, limit.Token);
        try
        {
            await feed.WaitAsync(place, ending.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // Nothing happened in that time: the answer says so.
        }
        finally
        {
            connections.Leave(client, stream: false);
        }

        return null;
    }

    private static TimeSpan? Wait(IQueryCollection query, int longest)
    {
        if (!query.TryGetValue("wait", out var values))
        {
            return TimeSpan.Zero;
        }

        return values is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= longest ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static ReadyResult Result(EventsView view) =>
        new(Answer.Of(JsonSerializer.SerializeToUtf8Bytes(view, ListBytes.Json.EventsView), ListBytes.ContentType) with { CacheControl = "no-store" });
}
