using System.Buffers;
using System.IO.Compression;

namespace Aggregator.Storing;

/// <summary>Packs pages for the archive. Costs CPU, so it is done before the writer's turn and after the reader's.</summary>
internal static class PagePacking
{
    // Of the levels, 4 is the first that sees repetition at a distance, of which HTML is full; each further one costs more than it saves.
    private const int Quality = 4;
    private const int Window = 22;

    // Never reached by what was packed here; a damaged file must not fill the memory.
    private const int MostBytes = 64 * 1024 * 1024;

    public static byte[] Pack(ReadOnlySpan<byte> body)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return BrotliEncoder.TryCompress(body, rented, out var length, Quality, Window)
                ? rented[..length]
                : throw new InvalidOperationException($"A page of {body.Length} bytes could not be packed into {rented.Length}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <exception cref="InvalidDataException">Not what <see cref="Pack"/> gave.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        using var stream = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var body = new MemoryStream(packed.Length * 6);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if (body.Length + read > MostBytes)
                    throw new InvalidDataException($"an archived page is larger than {MostBytes} bytes");
                body.Write(buffer.AsSpan(0, read));
            }

            return body.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
