using System.Buffers;

namespace Aggregator.Surfacing.Stream;

/// <summary>Consecutive events as the bytes that every client gets; whoever has the first of them already gets the rest.</summary>
internal sealed class Chunk
{
    private readonly byte[] _bytes;
    private readonly long[] _sequences;
    private readonly int[] _ends;

    private Chunk(byte[] bytes, long[] sequences, int[] ends) => (_bytes, _sequences, _ends) = (bytes, sequences, ends);

    public long Last => _sequences[^1];

    public int Size => _bytes.Length + (_sequences.Length * 12) + 100;

    /// <param name="events">At least one, oldest first.</param>
    /// <param name="telling">Says what clients are told.</param>
    public static Chunk Of(IReadOnlyList<ShownEvent> events, Telling telling)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Count * 768);
        var (sequences, ends) = (new long[events.Count], new int[events.Count]);
        for (var i = 0; i < events.Count; i++)
        {
            var view = telling.Of(events[i]);
            Frames.Write(buffer, view.Event, view.Type, view, Api.ListBytes.Json.EventView);
            (sequences[i], ends[i]) = (events[i].Event.Sequence, buffer.WrittenCount);
        }

        return new(buffer.WrittenSpan.ToArray(), sequences, ends);
    }

    /// <summary>The events after a sequence.</summary>
    public ReadOnlyMemory<byte> After(long sequence)
    {
        var at = Array.BinarySearch(_sequences, sequence);
        var first = at < 0 ? ~at : at + 1;
        return _bytes.AsMemory(first == 0 ? 0 : _ends[first - 1]);
    }
}
