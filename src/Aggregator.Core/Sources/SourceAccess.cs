using System.Net;
using System.Text;

namespace Aggregator.Sources;

/// <summary>A header that is sent to one source; its value may be a key or a session.</summary>
public sealed record RequestHeader(string Name, Secret Value);

/// <summary>How one source is asked, where that differs from all others.</summary>
public sealed record SourceAccess
{
    public static SourceAccess None { get; } = new();

    private static readonly HashSet<string> Wishes = new(["Accept", "Accept-Encoding", "Accept-Language", "User-Agent", "Referer", "Origin", "From", "Cache-Control", "Pragma", "DNT", "X-Requested-With"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The source's configured address: headers and credentials are meant for its server and for no other.</summary>
    public Uri? Home { get; init; }

    public IReadOnlyList<RequestHeader> Headers { get; init; } = [];

    /// <summary>The complete value of Authorization (RFC 7617 or RFC 6750); null where there is no credential.</summary>
    public Secret? Authorization { get; init; }

    /// <summary>Through which all its requests go; null as for all.</summary>
    public ProxyAddress? Proxy { get; init; }

    /// <summary>Ports that may be asked of its host besides the allowed ones.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Whether robots.txt governs it where it is a feed; null as for all.</summary>
    public bool? ObeyRobots { get; init; }

    /// <summary>Whether this is the server that headers and credentials are meant for: its scheme, host and port, or https in http's place.</summary>
    public bool IsHome(Uri address) => IsHomeHost(address)
        && ((address.Scheme == Home!.Scheme && address.Port == Home.Port)
            || (Home.Scheme == Uri.UriSchemeHttp && Home.IsDefaultPort && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort));

    /// <summary>Whether the extra ports hold for this address.</summary>
    public bool IsHomeHost(Uri address) => Home is not null && string.Equals(address.IdnHost, Home.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is anything that must not be seen.</summary>
    public bool HasSecrets() => Headers.Count > 0 || Authorization is not null || Proxy?.Password is not null;

    /// <summary>What is told to people, with everything that the source was sent replaced: a server may repeat it in an answer.</summary>
    public string Masked(string text) => Without(text, Secrets().SelectMany(Written));

    /// <summary>A value with the source's keys replaced, wherever they stand in it.</summary>
    public string Concealed(string value) => Without(value, Keys());

    /// <summary>Whether a key of this source stands in the value, as it is or written as in an address.</summary>
    public bool Reveals(string? value) => value is not null && Keys().Any(k => value.Contains(k, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The secrets that have to be looked for in documents and addresses: credentials, and headers that look like a key, in each way of writing them. What is sent
    /// to say what is wanted ("application/xml", "London") is a word that documents have.
    /// </summary>
    public IEnumerable<string> Keys() => Credentials().Concat(Headers.Where(h => !Wishes.Contains(h.Name)).Select(h => h.Value.Reveal()).Where(LooksLikeAKey)).SelectMany(Written).Distinct(StringComparer.Ordinal);

    private static string Without(string text, IEnumerable<string> secrets) =>
        secrets.OrderByDescending(s => s.Length).Aggregate(text, static (rest, secret) => rest.Replace(secret, Secret.Mask, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeAKey(string value) => value.Length >= 8 && !value.Contains(' ', StringComparison.Ordinal) && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    // In addresses and in markup some characters are written otherwise.
    private static IEnumerable<string> Written(string secret) =>
        new[] { secret, Uri.EscapeDataString(secret), WebUtility.HtmlEncode(secret) }.Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Secrets()
    {
        foreach (var header in Headers.Select(h => h.Value.Reveal()).Where(v => v.Length > 3))
            yield return header;
        foreach (var credential in Credentials())
            yield return credential;
    }

    private IEnumerable<string> Credentials()
    {
        if (Proxy?.Password?.Reveal() is { Length: > 3 } password)
            yield return password;
        if (Authorization?.Reveal() is not { } authorization)
            yield break;
        yield return authorization;
        var credential = authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        yield return credential;
        // RFC 7617: what is behind "Basic" hides nothing from whoever can undo base64.
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || !TryDecode(credential, out var pair))
            yield break;
        yield return pair;
        if (pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..] is { Length: > 3 } word)
            yield return word;
    }

    private static bool TryDecode(string base64, out string text)
    {
        var bytes = new byte[base64.Length];
        var decoded = Convert.TryFromBase64String(base64, bytes, out var length);
        text = decoded ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return decoded && length > 0;
    }
}
