using System.Buffers;

namespace Aggregator.Fetching;

/// <summary>A growing run of octets on pooled arrays, with a limit.</summary>
internal sealed class PooledBytes(int limit) : IDisposable
{
    private const int First = 16 * 1024;

    private byte[] _array = [];

    public int Length { get; private set; }

    public int Limit => limit;

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, Length);

    /// <summary>Where the next octets go; one octet beyond the limit finds room, so that being over it shows.</summary>
    public Memory<byte> Room(int slack = 0)
    {
        if (Length == _array.Length)
            Grow();
        return _array.AsMemory(Length, Math.Min(_array.Length, limit + slack + 1) - Length);
    }

    /// <returns>False where the limit is passed.</returns>
    public bool Add(int octets) => (Length += octets) <= limit;

    public void Append(ReadOnlySpan<byte> octets)
    {
        while (_array.Length - Length < octets.Length)
            Grow();
        octets.CopyTo(_array.AsSpan(Length));
        Length += octets.Length;
    }

    public void Cut(int length) => Length = Math.Min(Length, length);

    public byte[] ToArray() => Span.ToArray();

    public MemoryStream ToStream() => new(_array, 0, Length, writable: false);

    public void Dispose()
    {
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        Length = 0;
    }

    private void Grow()
    {
        var grown = ArrayPool<byte>.Shared.Rent(_array.Length == 0 ? First : _array.Length * 2);
        Span.CopyTo(grown);
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = grown;
    }
}
