using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>Reads the outbox once for all clients, has each event encoded once, and wakes those who wait. While nobody listens it only keeps its place.</summary>
internal sealed partial class Broadcaster(
    IChangeFeed feed, Newsroom newsroom, Telling telling, StreamConnections connections, IOptions<StreamOptions> options, TimeProvider clock, ILogger<Broadcaster> logger) : BackgroundService
{
    private const int EventsAtOnce = 64;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public RecentEvents Recent { get; } = new(options.Value.RecentMiB * 1024L * 1024);

    public Bells Bells { get; } = new(options.Value.HeartbeatSeconds);

    /// <summary>Events after a sequence that is not kept in memory any more; null where there are none.</summary>
    public async ValueTask<Chunk?> CatchUpAsync(long after, CancellationToken cancellation) =>
        await newsroom.EventsAsync(after, EventsAtOnce, cancellation) is { Count: > 0 } events ? Chunk.Of(events, telling) : null;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Recent.SkipTo(feed.Version);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(TellAsync(stoppingToken), BeatAsync(stoppingToken));

    private async Task TellAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await feed.WaitAsync(Recent.Head, stopping);
                await TellNewsAsync(stopping);
            }
            catch (StoreException trouble)
            {
                // Clients hear heartbeats meanwhile; nothing is lost, since the outbox keeps it.
                Log.NotRead(logger, trouble.Message);
                await Task.Delay(Second, clock, stopping);
            }
        }
    }

    private async Task TellNewsAsync(CancellationToken stopping)
    {
        // Before the events are read: what is committed after this is news for the next turn.
        var (version, head) = (feed.Version, Recent.Head);
        if (connections.Streams == 0)
        {
            Recent.SkipTo(version);
        }
        else if (await CatchUpAsync(head, stopping) is { } chunk)
        {
            Recent.Add(chunk);
            Bells.RingAll();
        }
        else
        {
            Recent.Reach(version);
        }
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Second, clock);
        for (var second = 0; await timer.WaitForNextTickAsync(stopping); second = (second + 1) % options.Value.HeartbeatSeconds)
        {
            Bells.Ring(second);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The outbox could not be read for the live headlines: {Trouble}")]
        public static partial void NotRead(ILogger logger, string trouble);
    }
}
