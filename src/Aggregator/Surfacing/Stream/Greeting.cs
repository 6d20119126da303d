using System.Buffers;
using System.Text;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>What a stream begins with: breaking news first, and for whoever has no place to go on from, the headlines as they stand.</summary>
internal sealed class Greeting(Newsroom newsroom, IChangeFeed feed, ReadyAnswers ready, Freshness freshness, IOptions<SurfacingOptions> options)
{
    private const string Resync = "/api/v1/headlines";

    /// <summary>The breaking news of this moment. Without an id: it does not move the place that a client goes on from.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> BreakingAsync(Uri portal) =>
        (await ready.FindAsync(new Asked(portal), now => MakeBreakingAsync(portal, now))).Bytes;

    /// <summary>The headlines, and the sequence that they are at least as new as.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Bytes, long Sequence)> HeadlinesAsync(Uri portal)
    {
        // Before the list is made: an event that comes twice does no harm, one that comes never does.
        var sequence = feed.Version;
        var list = await HeadlinesApi.FindAsync(options.Value.ListSize, portal, newsroom, ready, freshness);
        var frame = new ArrayBufferWriter<byte>(list.Bytes.Length + 80);
        Encoding.UTF8.GetBytes($"id: {EventId.Of(feed.Epoch, sequence)}\nevent: headlines\ndata: ", frame);
        frame.Write(list.Bytes);
        frame.Write("\n\n"u8);
        return (frame.WrittenMemory, sequence);
    }

    public static ReadOnlyMemory<byte> Reset(string reason)
    {
        var frame = new ArrayBufferWriter<byte>();
        Frames.Write(frame, null, "reset", new ResetView(reason, Resync), ListBytes.Json.ResetView);
        return frame.WrittenMemory;
    }

    private async ValueTask<Answer> MakeBreakingAsync(Uri portal, DateTimeOffset now)
    {
        var headlines = await newsroom.HeadlinesAsync(options.Value.ListSize, now);
        var breaking = headlines.Where(a => newsroom.IsBreaking(a, now)).ToList();
        var frame = new ArrayBufferWriter<byte>();
        var view = new BreakingView([.. breaking.Select(a => ViewOf.Headline(a, true, portal.AbsoluteUri))], now);
        Frames.Write(frame, null, "breaking", view, ListBytes.Json.BreakingView);
        return Answer.Of(frame.WrittenSpan.ToArray(), StreamApi.ContentType) with { ValidUntil = newsroom.BreakingEnds(headlines, now) };
    }

    private sealed record Asked(Uri Portal);
}
