using Aggregator.Fetching;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>
/// Tells WebSub hubs which feeds changed (<c>hub.mode=publish</c>), beside everything else and never in its way. What happened shortly before a start is told
/// again, since the process may have ended before the hub heard of it: hearing it twice costs a hub one request for a feed that has not changed.
/// </summary>
internal sealed partial class HubPings(
    Newsroom newsroom, GuardedPost post, IOptions<FetchingOptions> fetching, IOptions<FeedsOptions> options, IOptions<SurfacingOptions> surfacing, TimeProvider clock, ILogger<HubPings> logger) : BackgroundService
{
    private const int ToldAgain = 200;
    private const int EventsAtOnce = 500;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly List<Hub> _hubs = [.. options.Value.Hubs.Distinct(StringComparer.Ordinal).Select(h => new Hub(new Uri(h), new HubQueue(options.Value)))];

    private long _seen = Math.Max(0, newsroom.Version - ToldAgain);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hubs without an address are refused with the configuration.
        if (_hubs.Count == 0 || surfacing.Value.PublicUrl is not { Length: > 0 } url)
        {
            return;
        }

        var portal = new Uri(url.TrimEnd('/') + "/");
        using var timer = new PeriodicTimer(Tick, clock);
        do
        {
            await GatherAsync(portal, stoppingToken);
            foreach (var hub in _hubs.Where(h => h.Telling.IsCompleted))
            {
                // Not awaited: a hub that hangs holds nobody back, and is not asked twice at once.
                hub.Telling = TellAsync(hub, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What changed goes into every hub's queue. The next second tries again what could not be read.
    private async Task GatherAsync(Uri portal, CancellationToken cancellation)
    {
        try
        {
            while (newsroom.Version is var version && version > _seen)
            {
                var events = await newsroom.EventsAsync(_seen, EventsAtOnce, cancellation);
                var topics = events.SelectMany(e => Topics(portal, e.Article)).ToHashSet(StringComparer.Ordinal);
                foreach (var hub in _hubs)
                {
                    hub.Queue.Add(topics, clock.GetUtcNow());
                }

                // Sequences have gaps: none up to the version means none at all.
                _seen = events.Count > 0 ? events[^1].Event.Sequence : version;
            }
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            Log.NotRead(logger, trouble);
        }
    }

    private async Task TellAsync(Hub hub, CancellationToken cancellation)
    {
        while (hub.Queue.Due(clock.GetUtcNow()) is { Count: > 0 } topics)
        {
            var trouble = await TroubleAsync(hub.Address, topics, cancellation);
            if (trouble is null)
            {
                hub.Queue.Accepted(clock.GetUtcNow());
                Log.Told(logger, hub.Address, topics.Count);
            }
            else
            {
                var pause = hub.Queue.Refused(topics, clock.GetUtcNow(), Random.Shared.NextDouble());
                Log.Refused(logger, hub.Address, trouble, hub.Queue.Failures, pause.TotalSeconds);
            }
        }
    }

    private async Task<string?> TroubleAsync(Uri hub, IReadOnlyList<string> topics, CancellationToken cancellation)
    {
        // PubSubHubbub says hub.url (repeated for more, 0.4 §7.1), WebSub leaves it open and newer hubs read hub.topic: each takes the one that it knows.
        var form = topics.SelectMany(t => (KeyValuePair<string, string>[])[new("hub.url", t), new("hub.topic", t)]).Prepend(new("hub.mode", "publish"));
        try
        {
            var posted = await post.PostAsync(hub, new FormUrlEncodedContent(form), [], TimeSpan.FromSeconds(fetching.Value.TimeoutSeconds), cancellation);
            return posted.IsAccepted ? null : posted.Words;
        }
        catch (Exception trouble) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, it concerns this hub alone.
            return trouble.ToString();
        }
    }

    private static IEnumerable<string> Topics(Uri portal, Rights.Surfaceable article) =>
        from scope in (FeedScope[])[FeedScope.Everything, FeedScope.Section(article.Category), FeedScope.Outlet(article.Outlet, article.Attribution.Outlet)]
        from format in FeedFormat.All
        select FeedText.Of(new Uri(portal, scope.Address(format)));

    private sealed class Hub(Uri address, HubQueue queue)
    {
        public Uri Address { get; } = address;

        public HubQueue Queue { get; } = queue;

        public Task Telling { get; set; } = Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Told {Hub} of {Topics} feeds")]
        public static partial void Told(ILogger logger, Uri hub, int topics);

        [LoggerMessage(LogLevel.Warning, "{Hub} did not take the news: {Answer}; failure {Failures}, again in {Seconds:F0} s")]
        public static partial void Refused(ILogger logger, Uri hub, string answer, int failures, double seconds);

        [LoggerMessage(LogLevel.Warning, "What changed could not be read for the hubs")]
        public static partial void NotRead(ILogger logger, Exception trouble);
    }
}
