using System.IO.Pipelines;
using System.Text;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Stream;

/// <summary>
/// One client's stream. It has a place in the order of events and no queue: what it is slow to take waits in the recent events, or in the outbox, and Kestrel
/// cuts a client that takes nothing at all; it comes back with the id of what it got last.
/// </summary>
internal sealed class StreamClient(Broadcaster broadcaster, Greeting greeting, IChangeFeed feed, PipeWriter output, Uri portal)
{
    private readonly int _bell = broadcaster.Bells.Take();
    private long _place;

    /// <param name="place">The sequence to go on from; null to begin with the headlines.</param>
    /// <param name="lost">Why the client's place cannot be gone on from; null where it can.</param>
    /// <param name="cancellation">The client left, or the program stops.</param>
    public async Task RunAsync(long? place, string? lost, CancellationToken cancellation)
    {
        // Read before the first octet goes out: a store in trouble is still a problem with a status then.
        var breaking = await greeting.BreakingAsync(portal);
        await output.WriteAsync(Encoding.ASCII.GetBytes(Frames.Retry(Random.Shared)), cancellation);
        await output.WriteAsync(breaking, cancellation);
        _place = place ?? 0;
        if (place is null)
        {
            await BeginAfreshAsync(lost, cancellation);
        }

        while (await StepAsync(cancellation))
        {
        }
    }

    // False when the client is gone.
    private async ValueTask<bool> StepAsync(CancellationToken cancellation)
    {
        var rung = broadcaster.Bells.Next(_bell);
        var chunk = broadcaster.Recent.After(_place, out var isBehind);
        if (isBehind)
        {
            chunk = await CatchUpAsync(cancellation);
        }

        if (chunk is not null)
        {
            var bytes = chunk.After(_place);
            _place = chunk.Last;
            return await SendAsync(bytes, cancellation);
        }

        if (isBehind)
        {
            return true;
        }

        await rung.WaitAsync(cancellation);
        broadcaster.Recent.After(_place, out var lags);
        return lags || broadcaster.Recent.Head > _place || await SendAsync(Frames.Heartbeat, cancellation);
    }

    private async ValueTask<Chunk?> CatchUpAsync(CancellationToken cancellation)
    {
        var head = broadcaster.Recent.Head;
        var chunk = await broadcaster.CatchUpAsync(_place, cancellation);
        // After reading: what is let go of meanwhile would be a gap that nobody sees.
        if (feed.Pruned > _place)
        {
            await BeginAfreshAsync("The events after the one named are not kept any more.", cancellation);
            return null;
        }

        if (chunk is null)
        {
            _place = Math.Max(_place, head);
        }

        return chunk;
    }

    private async ValueTask BeginAfreshAsync(string? lost, CancellationToken cancellation)
    {
        if (lost is not null)
        {
            await output.WriteAsync(Greeting.Reset(lost), cancellation);
        }

        var (bytes, sequence) = await greeting.HeadlinesAsync(portal);
        _place = sequence;
        await SendAsync(bytes, cancellation);
    }

    // Comes back when the client's connection has room again: that is the whole of the back-pressure.
    private async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var result = await output.WriteAsync(bytes, cancellation);
        return !result.IsCompleted && !result.IsCanceled;
    }
}
