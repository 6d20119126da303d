using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Aggregator.Storing;

/// <summary>
/// A place in a list of search results: after so many of the articles up to number <paramref name="Newest"/>. What arrives later is not counted. A number of
/// results rather than a score, since scores move with every article that arrives.
/// </summary>
internal readonly record struct SearchCursor(long Newest, int Passed)
{
    private const byte Version = 3;
    private const int CheckLength = 4;
    private const int Length = 1 + CheckLength + 12;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + CheckLength)..], Newest);
        BinaryPrimitives.WriteInt32BigEndian(bytes[(1 + CheckLength + 8)..], Passed);
        Check(bytes[(1 + CheckLength)..], bytes.Slice(1, CheckLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="FormatException">Not one of ours.</exception>
    public static SearchCursor Parse(string text)
    {
        if (text.Length is 0 or > Length * 2 || !Base64Url.IsValid(text))
            throw Foreign();
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length != Length || bytes[0] != Version)
            throw Foreign();
        Span<byte> check = stackalloc byte[CheckLength];
        Check(bytes[(1 + CheckLength)..], check);
        var cursor = new SearchCursor(BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + CheckLength)..]), BinaryPrimitives.ReadInt32BigEndian(bytes[(1 + CheckLength + 8)..]));
        return check.SequenceEqual(bytes.Slice(1, CheckLength)) && cursor.Passed > 0 ? cursor : throw Foreign();
    }

    // Tells our cursors from other text; keeps no secret.
    private static void Check(ReadOnlySpan<byte> place, Span<byte> check)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(place, hash);
        hash[..CheckLength].CopyTo(check);
    }

    private static FormatException Foreign() => new("The cursor is not one that this search gave; leave it out to start at the best result");
}
