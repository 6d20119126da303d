namespace Aggregator.Sources;

/// <summary>A header that is sent to one source; its value may be a key or a session.</summary>
public sealed record RequestHeader(string Name, Secret Value);

/// <summary>How one source is asked, where that differs from all others.</summary>
public sealed record SourceAccess
{
    public static SourceAccess None { get; } = new();

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

    /// <summary>The text with every secret of this source replaced: a server may repeat in an answer what it was sent.</summary>
    public string Masked(string text)
    {
        foreach (var secret in Secrets().OrderByDescending(s => s.Length))
            text = text.Replace(secret, Secret.Mask, StringComparison.Ordinal);
        return text;
    }

    private IEnumerable<string> Secrets()
    {
        foreach (var header in Headers.Select(h => h.Value.Reveal()).Where(v => v.Length > 3))
            yield return header;
        if (Proxy?.Password?.Reveal() is { Length: > 3 } password)
            yield return password;
        if (Authorization?.Reveal() is not { } authorization)
            yield break;
        yield return authorization;
        yield return authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }
}
