using System.Buffers.Binary;

namespace Aggregator.Scheduling;

/// <content>The form in which it is kept: a version, then the parts, little-endian.</content>
public sealed partial class Rhythm
{
    private const byte Version = 2;
    private const int HeadLength = 1 + 8 + 8 + 4 + 4;
    private const int Length = HeadLength + (WeekHour.Count * sizeof(ushort)) + (MinuteProfile.Count * sizeof(ushort));

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        var span = bytes.AsSpan();
        span[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], Since?.UtcTicks ?? 0);
        BinaryPrimitives.WriteInt64LittleEndian(span[9..], Through.UtcTicks);
        BinaryPrimitives.WriteInt32LittleEndian(span[17..], Window);
        BinaryPrimitives.WriteSingleLittleEndian(span[21..], Recent);
        for (var hour = 0; hour < WeekHour.Count; hour++)
            BinaryPrimitives.WriteUInt16LittleEndian(span[(HeadLength + (hour * sizeof(ushort)))..], _counts[hour]);
        for (var part = 0; part < MinuteProfile.Count; part++)
            BinaryPrimitives.WriteUInt16LittleEndian(span[(HeadLength + ((WeekHour.Count + part) * sizeof(ushort)))..], _minutes[part]);
        return bytes;
    }

    /// <summary><see cref="None"/> for bytes of another version or length: then it is learned anew.</summary>
    public static Rhythm FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || bytes[0] != Version)
            return None;
        var counts = new ushort[WeekHour.Count];
        for (var hour = 0; hour < counts.Length; hour++)
            counts[hour] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(HeadLength + (hour * sizeof(ushort)))..]);
        var minutes = new ushort[MinuteProfile.Count];
        for (var part = 0; part < minutes.Length; part++)
            minutes[part] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(HeadLength + ((WeekHour.Count + part) * sizeof(ushort)))..]);
        return new Rhythm(counts, MinuteProfile.Of(minutes))
        {
            Since = BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]) is var since and > 0 ? new DateTimeOffset(since, TimeSpan.Zero) : null,
            Through = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]), TimeSpan.Zero),
            Window = BinaryPrimitives.ReadInt32LittleEndian(bytes[17..]),
            Recent = BinaryPrimitives.ReadSingleLittleEndian(bytes[21..]),
        };
    }
}
