using Aggregator.Storing;
using Aggregator.Surfacing.Feeds;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Portal;

/// <summary>Makes what every page has around its content.</summary>
internal sealed class Framing(Newsroom newsroom, IChangeFeed feed, IOptions<SurfacingOptions> surfacing, IOptions<PortalOptions> portal)
{
    private readonly Newsletter? _newsletter = Newsletter.Of(portal.Value);

    /// <summary>The place in the stream that a page is at least as new as. To be taken before anything of the page is read: what comes twice does no harm.</summary>
    public string Place() => Stream.EventId.Of(feed.Epoch, feed.Version);

    public async Task<Frame> MakeAsync(string title, string place, DateTimeOffset now)
    {
        var options = surfacing.Value;
        var headlines = await newsroom.HeadlinesAsync(options.TickerSize, now);
        return new Frame
        {
            Title = title,
            Now = now,
            Ticker = new([.. headlines.Select(a => new Story(a, newsroom.IsBreaking(a, now)))], place, options.TickerSize, options.BreakingMinutes),
            Newsletter = _newsletter,
            Feeds = FeedLinks.Front,
        };
    }
}
