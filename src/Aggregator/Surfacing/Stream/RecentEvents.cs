namespace Aggregator.Surfacing.Stream;

/// <summary>
/// The newest events, encoded once for all clients, in bounded memory. A client needs no queue of its own: it remembers where it is and reads on from here,
/// or from the outbox when it has fallen out of what is kept.
/// </summary>
internal sealed class RecentEvents(long mostBytes)
{
    private readonly Lock _gate = new();
    private readonly List<Chunk> _chunks = [];
    private long _bytes;
    private long _floor;
    private long _head;

    /// <summary>Everything up to here is known.</summary>
    public long Head
    {
        get
        {
            lock (_gate)
            {
                return _head;
            }
        }
    }

    public void Add(Chunk chunk)
    {
        lock (_gate)
        {
            _chunks.Add(chunk);
            _bytes += chunk.Size;
            _head = chunk.Last;
            var gone = 0;
            for (; _bytes > mostBytes && gone < _chunks.Count - 1; gone++)
            {
                _bytes -= _chunks[gone].Size;
                _floor = _chunks[gone].Last;
            }

            _chunks.RemoveRange(0, gone);
        }
    }

    /// <summary>Up to here there is nothing more to tell.</summary>
    public void Reach(long sequence)
    {
        lock (_gate)
        {
            _head = Math.Max(_head, sequence);
        }
    }

    /// <summary>Nobody listened: what happened so far is left to the outbox.</summary>
    public void SkipTo(long sequence)
    {
        lock (_gate)
        {
            _chunks.Clear();
            (_bytes, _floor, _head) = (0, sequence, sequence);
        }
    }

    /// <summary>The first chunk that holds something after a sequence; null with false: there is nothing; null with true: it is not kept here any more.</summary>
    public Chunk? After(long sequence, out bool isBehind)
    {
        lock (_gate)
        {
            isBehind = sequence < _floor;
            if (isBehind || sequence >= _head)
            {
                return null;
            }

            // Nearly every client is at the newest chunk or the one before.
            for (var i = _chunks.Count - 1; i >= 0; i--)
            {
                if (i == 0 || _chunks[i - 1].Last <= sequence)
                {
                    return _chunks[i].Last > sequence ? _chunks[i] : null;
                }
            }

            return null;
        }
    }
}
