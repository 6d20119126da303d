using System.Security.Cryptography;
using System.Text;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>How a report is recognised again, by evidence in order of strength.</summary>
public static class Identity
{
    // Below this many words two different reports can share a text ("Read the full story on our site").
    private const int LeastWordsForText = 40;

    // A passage is looked for where the news is told, not among the notes at the end.
    private const int PassageBlocks = 10;
    private const int LeastWordsOfPassage = 20;

    /// <summary>Keys of a report: its canonical address, the entry's own link, the entry's guid, the number in its address, headline with text, headline, and longest paragraph.</summary>
    public static IReadOnlyList<IdentityKey> Keys(Source source, Entry entry, Uri canonical, string headline, IReadOnlyList<Block> body, string? standfirst = null)
    {
        var keys = new List<IdentityKey>(7) { new(IdentityKind.Address, CanonicalAddress.Key(canonical)) };
        if (entry.Link is { } link && CanonicalAddress.Key(link) is var linkKey && linkKey != keys[0].Value)
            keys.Add(new IdentityKey(IdentityKind.Address, linkKey));
        if (GuidKey(source, entry.Guid) is { } guid)
            keys.Add(new IdentityKey(IdentityKind.Guid, guid));
        if ((AddressNumber.Of(canonical) ?? (entry.Link is null ? null : AddressNumber.Of(entry.Link))) is { } number)
            keys.Add(new IdentityKey(IdentityKind.Number, number));
        var words = Words.Count(body);
        if (words >= LeastWordsForText)
            keys.Add(new IdentityKey(IdentityKind.Text, TextKey(headline, body)));
        if (Math.Max(words, Words.Count(standfirst)) >= SameReport.LeastWords)
            keys.Add(new IdentityKey(IdentityKind.Headline, HashOf(Words.Fold(headline), 8)));
        if (words >= LeastWordsForText && PassageKey(body) is { } passage)
            keys.Add(new IdentityKey(IdentityKind.Passage, passage));
        return keys;
    }

    /// <summary>The id that a report gets when it is new: 80 bits over outlet and strongest key, so the same report gets the same id whoever computes it.</summary>
    public static ArticleId Id(OutletId outlet, IdentityKey strongest)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{outlet.Value}\n{(int)strongest.Kind}\n{strongest.Value}"), hash);
        return new ArticleId(Base32(hash[..10]));
    }

    // "12345" of one feed and "12345" of another are not one report; a long or URL-shaped guid is one wherever it occurs.
    private static string? GuidKey(Source source, string? guid)
    {
        var trimmed = EntryKey.WithoutCounter(guid?.Trim());
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Length >= 20 || trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : $"{source.Id.Value} {trimmed}";
    }

    private static string TextKey(string headline, IReadOnlyList<Block> body)
    {
        var text = new StringBuilder(2048);
        Words.AppendFolded(text, headline);
        foreach (var block in body)
        {
            text.Append('\n');
            Words.AppendFolded(text, block.Text);
        }

        return HashOf(text.ToString(), 16);
    }

    private static string? PassageKey(IReadOnlyList<Block> body)
    {
        var longest = "";
        for (var i = 0; i < Math.Min(body.Count, PassageBlocks); i++)
        {
            if (body[i].Text.Length > longest.Length)
                longest = body[i].Text;
        }

        return Words.Count(longest) >= LeastWordsOfPassage ? HashOf(Words.Fold(longest), 8) : null;
    }

    private static string HashOf(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz234567"; // RFC 4648 §6, lower case
        var text = new StringBuilder(16);
        var (buffer, bits) = (0, 0);
        foreach (var b in bytes)
        {
            buffer = ((buffer << 8) | b) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(alphabet[(buffer >> (bits - 5)) & 31]);
        }

        return text.ToString();
    }
}
