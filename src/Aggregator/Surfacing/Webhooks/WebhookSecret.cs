using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>A signing secret of Standard Webhooks: <c>whsec_</c> and 24 to 64 octets in base 64.</summary>
internal sealed class WebhookSecret
{
    public const string Expected = "whsec_ followed by 24 to 64 random octets in base 64";
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>Null where the text is not one.</summary>
    public static WebhookSecret? Parse(string text)
    {
        var bytes = new byte[96];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length is >= 24 and <= 64
            ? new(bytes[..length])
            : null;
    }

    /// <summary>The signature of what was sent: HMAC-SHA256 over id, instant and body, with dots between.</summary>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.ASCII.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>Says nothing: a secret stands in no log.</summary>
    public override string ToString() => Prefix + "…";
}
