using Aggregator.Fetching;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>Delivers one round: the lines of different articles beside each other, each line in order and no further than its first failure.</summary>
internal sealed partial class Courier(GuardedPost post, Newsroom newsroom, IChangeFeed feed, IOptions<WebhooksOptions> options, TimeProvider clock, ILogger<Courier> logger)
{
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    private readonly TimeSpan _disableAfter = TimeSpan.FromDays(options.Value.DisableAfterDays);

    public async Task<WebhookProgress> DeliverAsync(WebhookEndpoint endpoint, WebhookState state, Round round, CancellationToken stopping)
    {
        var tally = new Tally(state, _disableAfter);
        await Parallel.ForEachAsync(
            round.Lines,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.InFlight, CancellationToken = stopping },
            async (line, cancellation) => await DeliverLineAsync(endpoint, line, tally, cancellation));
        return tally.Progress(round.Behind);
    }

    private async Task DeliverLineAsync(WebhookEndpoint endpoint, IReadOnlyList<Delivery> line, Tally tally, CancellationToken cancellation)
    {
        for (var i = 0; i < line.Count; i++)
        {
            // An endpoint that fails whatever it is sent is not asked further in this round: the rest keeps its attempts.
            if (tally.IsOver || !await DeliverAsync(endpoint, line[i], tally, cancellation))
            {
                tally.Leave(line.Skip(tally.HasLeft(line[i]) ? i + 1 : i));
                return;
            }
        }
    }

    private static ReadOnlyMemoryContent Json(ReadOnlyMemory<byte> body) => new(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } };

    private async Task<bool> DeliverAsync(WebhookEndpoint endpoint, Delivery delivery, Tally tally, CancellationToken cancellation)
    {
        if (await newsroom.FindAsync(delivery.Event.Article) is not { } article)
        {
            tally.Done(delivery);
            return true;
        }

        var now = clock.GetUtcNow();
        var id = WebhookMessage.Id(feed.Epoch, delivery.Event.Sequence);
        var body = WebhookMessage.Body(delivery.Event, article, feed.Epoch, newsroom.IsBreaking(article, now));
        var headers = WebhookMessage.Headers(id, body, endpoint.Secrets, now);
        var outcome = await post.PostAsync(endpoint.Definition.Url, Json(body), headers, _timeout, cancellation);
        tally.Count(delivery, outcome, clock.GetUtcNow(), Random.Shared.NextDouble());
        if (!outcome.IsAccepted)
        {
            Log.NotDelivered(logger, endpoint.Definition.Name, id, delivery.Attempts + 1, Standing.Said(outcome));
        }

        return outcome.IsAccepted;
    }

    /// <summary>What became of the round so far; several lines add to it at once.</summary>
    private sealed class Tally(WebhookState state, TimeSpan disableAfter)
    {
        private readonly Lock _gate = new();
        private readonly List<long> _done = [];
        private readonly List<Delivery> _left = [];
        private WebhookState _state = state;
        private bool _over;

        public bool IsOver
        {
            get
            {
                lock (_gate)
                {
                    return _over;
                }
            }
        }

        public void Done(Delivery delivery)
        {
            lock (_gate)
            {
                _done.Add(delivery.Event.Sequence);
            }
        }

        public void Count(Delivery delivery, PostOutcome outcome, DateTimeOffset now, double random)
        {
            lock (_gate)
            {
                _state = Standing.After(_state, outcome, now, disableAfter, random);
                _over = _state.PausedUntil is not null || _state.DisabledBecause is not null;
                if (outcome.IsAccepted)
                {
                    _done.Add(delivery.Event.Sequence);
                }
                else
                {
                    _left.Add(Standing.After(delivery, outcome, now, random));
                }
            }
        }

        public bool HasLeft(Delivery delivery)
        {
            lock (_gate)
            {
                return _left.Exists(l => l.Event.Sequence == delivery.Event.Sequence);
            }
        }

        public void Leave(IEnumerable<Delivery> rest)
        {
            lock (_gate)
            {
                _left.AddRange(rest);
            }
        }

        public WebhookProgress Progress(IReadOnlyList<Delivery> behind)
        {
            lock (_gate)
            {
                return new WebhookProgress { State = _state, Done = _done, Left = [.. _left, .. behind] };
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The webhook {Name} did not take {Id} at attempt {Attempt}: {Said}")]
        public static partial void NotDelivered(ILogger logger, string name, string id, int attempt, string said);
    }
}
