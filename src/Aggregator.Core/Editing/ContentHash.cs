using System.Security.Cryptography;
using System.Text;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What readers read, as one value: equal hashes mean that nothing changed for them, whatever dates and ids say.</summary>
public static class ContentHash
{
    public static string Of(string headline, string? standfirst, IReadOnlyList<Block> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, headline);
        Append(hash, standfirst ?? "");
        foreach (var block in body)
            Append(hash, block.Text);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest[..16]);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\n"u8);
    }
}
