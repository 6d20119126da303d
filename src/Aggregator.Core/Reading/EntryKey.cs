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
        foreach (var identity in (ReadOnlySpan<string?>)[WithoutCounter(entry.Guid), entry.Link?.AbsoluteUri, entry.Title])
        {
            if (!string.IsNullOrWhiteSpace(identity))
                return Hash(identity);
        }

        return null;
    }

    /// <summary>
    /// The BBC's feeds count in the guid how often a report was issued (<c>https://www.bbc.co.uk/news/articles/c1#0</c>, then <c>#1</c>). Longer fragments
    /// name posts of a live page and stay.
    /// </summary>
    public static string? WithoutCounter(string? guid)
    {
        if (guid is null || guid.LastIndexOf('#') is not (> 0 and var hash) || !guid.Contains("://", StringComparison.Ordinal))
            return guid;
        var counter = guid.AsSpan(hash + 1);
        return counter.Length is 1 or 2 && counter.IndexOfAnyExceptInRange('0', '9') < 0 ? guid[..hash] : guid;
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
