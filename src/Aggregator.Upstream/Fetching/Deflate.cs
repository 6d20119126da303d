using System.IO.Compression;

namespace Aggregator.Fetching;

/// <summary>
/// Unpacks "deflate": the zlib format (RFC 1950), and bare deflate data, which servers send under the same name. A stream that still asks for input after the
/// last octet was cut off.
/// </summary>
internal static class Deflate
{
    public static InflateEnd Inflate(PooledBytes packed, PooledBytes into)
    {
        using var input = new EndWatch(packed);
        using Stream inflater = IsZlib(packed.Span) ? new ZLibStream(input, CompressionMode.Decompress) : new DeflateStream(input, CompressionMode.Decompress);
        var end = new PooledBytesReader(inflater, into).Read();
        return end == InflateEnd.Complete && input.Passed ? InflateEnd.Damaged : end;
    }

    private static bool IsZlib(ReadOnlySpan<byte> body) => body.Length >= 2 && (body[0] & 0x0f) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    private sealed class EndWatch(PooledBytes packed) : Stream
    {
        private int _position;

        /// <summary>Whether anything was asked for beyond the end.</summary>
        public bool Passed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var rest = packed.Span[_position..];
            Passed |= rest.IsEmpty && !buffer.IsEmpty;
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            _position += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
