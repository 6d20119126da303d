using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Storing;

/// <summary>
/// A place in the list of articles, as readers carry it: after which article the next slice begins. It names that article's place rather than a number of rows,
/// so that a slice stays the same however many articles arrive before it.
/// </summary>
internal readonly record struct ListCursor(DateTimeOffset PublishedAt, string Id)
{
    // Version, check, ticks, id. The check tells our cursors from other text; it keeps no secret.
    private const byte Version = 1;
    private const int CheckLength = 4;
    private const int HeadLength = 1 + CheckLength + 8;
    private const int LongestId = 64;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[HeadLength + Encoding.UTF8.GetByteCount(Id)];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + CheckLength)..], PublishedAt.UtcTicks);
        Encoding.UTF8.GetBytes(Id, bytes[HeadLength..]);
        Check(bytes[(1 + CheckLength)..], bytes.Slice(1, CheckLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="FormatException">Not one of ours.</exception>
    public static ListCursor Parse(string text)
    {
        if (text.Length is 0 or > (HeadLength + LongestId) * 2 || !Base64Url.IsValid(text))
            throw Foreign();
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        Span<byte> check = stackalloc byte[CheckLength];
        if (bytes.Length <= HeadLength || bytes[0] != Version)
            throw Foreign();
        Check(bytes[(1 + CheckLength)..], check);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + CheckLength)..]);
        if (!check.SequenceEqual(bytes.Slice(1, CheckLength)) || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
            throw Foreign();
        var cursor = new ListCursor(Instants.At(ticks), Encoding.UTF8.GetString(bytes[HeadLength..]));
        return cursor.ToString() == text ? cursor : throw Foreign();
    }

    private static void Check(ReadOnlySpan<byte> place, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(place, hash);
        hash[..CheckLength].CopyTo(check);
    }

    private static FormatException Foreign() => new("The cursor is not one that this list gave; leave it out to start at the newest article");
}
