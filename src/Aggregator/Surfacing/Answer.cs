using System.Buffers.Text;
using System.Security.Cryptography;

namespace Aggregator.Surfacing;

/// <summary>A response made ready: its bytes and the strong tag of what they say.</summary>
internal sealed record Answer
{
    /// <summary>Length of the instant that ends a list (<see cref="Rfc3339.ToSeconds"/>) and changes although nothing else does.</summary>
    private const int InstantLength = 20;

    public required byte[] Bytes { get; init; }

    public required string ContentType { get; init; }

    public required string Tag { get; init; }

    /// <summary>A page's content policy; null for what is no page.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether it is the API's and the same for everybody, so that caches may keep it for as long as the settings say.</summary>
    public bool IsPublic { get; init; }

    /// <summary>How long others may keep it; null: ask again each time.</summary>
    public string? CacheControl { get; init; }

    /// <summary>Links that stand in the header (RFC 8288): a hub's subscriber looks there first.</summary>
    public string? Links { get; init; }

    /// <summary>Whether clients may ask by its date, though it is not the API's.</summary>
    public bool IsDated { get; init; }

    /// <summary>When the content became what it is.</summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The bytes in other codings.</summary>
    public Packed Packed { get; private init; } = new();

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>When the clock alone makes it wrong.</summary>
    public DateTimeOffset ValidUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Where in <see cref="Bytes"/> the instant stands as of which they are right; null when they hold none.</summary>
    public int? AsOfOffset { get; init; }

    public static Answer Of(byte[] bytes, string contentType) => new() { Bytes = bytes, ContentType = contentType, Tag = TagOf(bytes) };

    /// <summary>The same list as of now: the instant is written over, the tag stays, since the list is the same.</summary>
    public Answer AsOf(DateTimeOffset now)
    {
        if (AsOfOffset is not { } offset)
        {
            return this;
        }

        var bytes = Bytes.AsSpan().ToArray();
        var written = System.Text.Encoding.ASCII.GetBytes(Rfc3339.ToSeconds(now), bytes.AsSpan(offset, InstantLength));
        return written == InstantLength ? this with { Bytes = bytes, Packed = new() } : throw new InvalidOperationException($"{now:O} is not {InstantLength} characters long");
    }

    // A tag from the content, not from the version alone: a list in which nothing moved is not sent again when something else did,
    // and the tags of another database or release never fit by accident.
    public static string TagOf(ReadOnlySpan<byte> content) => $"\"{Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 15))}\"";
}
