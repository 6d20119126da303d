using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Aggregator.Fetching;

/// <summary>
/// Unpacks gzip (RFC 1952), several members too. The runtime's stream takes a body that was cut off for a whole one; so a member of our own is put behind the
/// body: only where everything before it was complete does its text come out at the end.
/// </summary>
internal static class Gzip
{
    private static readonly byte[] Text = RandomNumberGenerator.GetBytes(16);
    private static readonly byte[] Member = Pack(Text);

    public static bool Is(ReadOnlySpan<byte> body) => body is [0x1f, 0x8b, 8, ..];

    public static InflateEnd Inflate(PooledBytes packed, PooledBytes into)
    {
        if (!Is(packed.Span))
            return InflateEnd.NotPacked;
        var length = packed.Length;
        packed.Append(Member);
        try
        {
            return Read(packed, into, length);
        }
        finally
        {
            packed.Cut(length);
        }
    }

    private static InflateEnd Read(PooledBytes packed, PooledBytes into, int length)
    {
        using var input = packed.ToStream();
        using var gzip = new GZipStream(input, CompressionMode.Decompress);
        var whole = new PooledBytesReader(gzip, into, Text.Length).Read();
        if (whole == InflateEnd.Complete && into.Span.EndsWith(Text))
        {
            into.Cut(into.Length - Text.Length);
            return into.Length > into.Limit ? InflateEnd.TooLarge : InflateEnd.Complete;
        }

        // Padding behind the last member ends the runtime's reading early; then the member's own check sum has to be there.
        return whole == InflateEnd.Complete && HasTrailer(packed.Span[..length], into.Span) ? InflateEnd.Complete : whole == InflateEnd.Complete ? InflateEnd.Damaged : whole;
    }

    private static bool HasTrailer(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> text)
    {
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32(text));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)text.Length);
        return packed.LastIndexOf(trailer) > 0;
    }

    private static uint Crc32(ReadOnlySpan<byte> text)
    {
        var crc = uint.MaxValue;
        foreach (var octet in text)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }

        return ~crc;
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(text);
        return packed.ToArray();
    }
}
