using System.IO.Compression;

namespace Aggregator.Surfacing;

/// <summary>An answer's bytes in the codings that clients asked for, each made once.</summary>
internal sealed class Packed
{
    // Less is about one packet: nothing is won.
    public const int LeastBytes = 1_200;

    // Quality 4: JSON of news at a fifth of its size in a third of a millisecond; higher costs more than it saves for what lives a second.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 18;

    private byte[]? _brotli;
    private byte[]? _gzip;
    private string? _brotliTag;
    private string? _gzipTag;

    public byte[] Of(byte[] bytes, string coding) => coding == "br"
        ? Volatile.Read(ref _brotli) ?? (_brotli = Brotli(bytes))
        : Volatile.Read(ref _gzip) ?? (_gzip = Gzip(bytes));

    /// <summary>Other octets, so another tag (RFC 9110 §8.8.3.3).</summary>
    public string TagOf(string tag, string coding) => coding == "br" ? _brotliTag ??= With(tag, coding) : _gzipTag ??= With(tag, coding);

    private static string With(string tag, string coding) => $"{tag[..^1]}-{coding}\"";

    private static byte[] Brotli(byte[] bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out var length, BrotliQuality, BrotliWindow) ? packed[..length] : throw new InvalidOperationException("The buffer for brotli was too short");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
