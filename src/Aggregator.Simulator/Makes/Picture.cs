using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Aggregator.Simulator.Makes;

/// <summary>A small picture for a report, drawn from its number: sky, hills and a row of roofs, as PNG.</summary>
internal static class Picture
{
    private const int Width = 320;
    private const int Height = 180;

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcEntry)];

    public static byte[] Png(long number)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2); // eight bits a channel, RGB
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Deflated(Pixels(number)));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Pixels(long number)
    {
        var rows = new byte[Height * ((Width * 3) + 1)]; // each row begins with its filter, 0: none
        var hue = (int)(number * 47 % 120);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var at = (y * ((Width * 3) + 1)) + 1 + (x * 3);
                (rows[at], rows[at + 1], rows[at + 2]) = Colour(x, y, number, hue);
            }
        }

        return rows;
    }

    private static (byte, byte, byte) Colour(int x, int y, long number, int hue)
    {
        var hill = 120 + (int)(18 * Math.Sin((x + (number % 97)) / 41.0));
        var roof = 138 - (int)((x / 22 * 7919 + number) % 34);
        if (y > roof && y > 110)
            return ((byte)(50 + hue / 3), (byte)(44 + (x / 22 % 3 * 8)), 58);
        if (y > hill)
            return (70, (byte)(110 + hue / 4), 84);
        return ((byte)(150 + y / 2), (byte)(180 + y / 4 - hue / 4), (byte)(228 - y / 3));
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    // PNG (ISO/IEC 15948) §5.3: length, type, data, CRC-32 over type and data.
    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(~0u, (crc, b) => CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        file.Write(number);
    }

    private static uint CrcEntry(int n)
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
            c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        return c;
    }
}
