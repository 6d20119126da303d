using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>A place in the order of changes as clients carry it, with the name of the database that it is a place in.</summary>
internal static class SyncCursor
{
    private const byte Version = 2;
    private const int HeadLength = 17;
    private const int Longest = 100;

    public static string Of(ChangePlace place, string epoch)
    {
        Span<byte> bytes = stackalloc byte[HeadLength + Encoding.UTF8.GetByteCount(epoch)];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], place.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], place.Article);
        Encoding.UTF8.GetBytes(epoch, bytes[HeadLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null where the text is another kind of cursor or none at all.</summary>
    public static (ChangePlace Place, string Epoch)? Parse(string text)
    {
        if (text.Length is 0 or > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= HeadLength || bytes[0] != Version)
        {
            return null;
        }

        var place = new ChangePlace(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]), BinaryPrimitives.ReadInt64BigEndian(bytes[9..]));
        var epoch = Encoding.UTF8.GetString(bytes[HeadLength..]);
        return place is { Sequence: >= 0, Article: >= 0 } && Of(place, epoch) == text ? (place, epoch) : null;
    }
}
