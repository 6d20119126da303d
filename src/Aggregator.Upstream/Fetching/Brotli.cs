using System.Buffers;
using System.IO.Compression;

namespace Aggregator.Fetching;

/// <summary>Unpacks brotli (RFC 7932).</summary>
internal static class Brotli
{
    public static InflateEnd Inflate(PooledBytes packed, PooledBytes into)
    {
        var decoder = default(BrotliDecoder);
        try
        {
            return Read(ref decoder, packed.Span, into);
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static InflateEnd Read(ref BrotliDecoder decoder, ReadOnlySpan<byte> rest, PooledBytes into)
    {
        while (true)
        {
            var status = decoder.Decompress(rest, into.Room().Span, out var read, out var written);
            rest = rest[read..];
            if (!into.Add(written))
                return InflateEnd.TooLarge;
            if (status != OperationStatus.DestinationTooSmall)
                return status == OperationStatus.Done ? InflateEnd.Complete : InflateEnd.Damaged;
        }
    }
}
