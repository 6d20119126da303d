using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Reading;

/// <summary>How an entry is recognised within its source, and how a change of it is noticed. 64 bits of SHA-256 each.</summary>
public static class EntryKey
{
    /// <summary>Over guid, else link, else title; null for an entry that has none of them. A blank one (<c>&lt;guid/&gt;</c>) counts as none.</summary>
    public static long? Of(Entry entry)
    {
        foreach (var identity in (ReadOnlySpan<string?>)[entry.Guid, entry.Link?.AbsoluteUri, entry.Title])
        {
            if (!string.IsNullOrWhiteSpace(identity))
                return Hash(identity);
        }

        return null;
    }

    /// <summary>Over everything that would make us look at the report again; its publication date too, since some outlets bump that and nothing else.</summary>
    public static long Fingerprint(Entry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string?>)[entry.Title, entry.Link?.AbsoluteUri, Instant(entry.UpdatedAt ?? entry.PublishedAt), entry.Summary, entry.Content])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
            hash.AppendData("\n"u8);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }

    private static string? Instant(DateTimeOffset? at) => at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static long Hash(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }
}
