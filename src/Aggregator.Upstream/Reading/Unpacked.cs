using System.IO.Compression;

namespace Aggregator.Reading;

/// <summary>A document's bytes: out of their gzip file where they are one (sitemap.xml.gz), and no more than wanted.</summary>
internal static class Unpacked
{
    public static (ReadOnlyMemory<byte> Bytes, bool IsCut) Body(ReadOnlyMemory<byte> body, int limit, RepairLog repairs)
    {
        var isCut = false;
        if (body.Span is [0x1F, 0x8B, 0x08, ..])
            (body, isCut) = Inflated(body, limit, repairs);
        if (body.Length <= limit)
            return (body, isCut);
        repairs.Add($"only the first {limit / (1024 * 1024)} MiB read");
        return (body[..limit], true);
    }

    private static (ReadOnlyMemory<byte> Bytes, bool IsCut) Inflated(ReadOnlyMemory<byte> body, int limit, RepairLog repairs)
    {
        using var packed = new MemoryStream(body.ToArray(), writable: false);
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        try
        {
            while (unpacked.Length <= limit && gzip.Read(buffer) is > 0 and var count)
                unpacked.Write(buffer, 0, count);
            return (unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length), false);
        }
        catch (InvalidDataException)
        {
            repairs.Add("the gzip file is damaged");
            return (unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length), true);
        }
    }
}
