namespace Aggregator.Normalising;

/// <summary>Addresses of AMP caches and viewers, which have the outlet's own address in their path.</summary>
internal static class AmpAddress
{
    // A viewer may show what a cache holds.
    private const int MostStacked = 3;

    private static readonly string[] Caches = [".ampproject.org", ".bing-amp.com", ".amp.cloudflare.com", ".ampproject.net"];

    /// <summary><c>https://www-times-example.cdn.ampproject.org/c/s/www.times.example/a</c> → <c>https://www.times.example/a</c>; any other address as it is.</summary>
    // https://developers.google.com/amp/cache/overview#amp-cache-url-format: content type, "s" for https, host and path.
    public static Uri Outlets(Uri address)
    {
        for (var (own, turns) = (address, 0); ; turns++)
        {
            if (turns == MostStacked || Unwrapped(own) is not { } inner)
                return own;
            own = inner;
        }
    }

    private static Uri? Unwrapped(Uri address)
    {
        if (!address.IsAbsoluteUri || Inner(address) is not { Length: > 0 } inner)
            return null;
        var secure = inner.StartsWith("s/", StringComparison.Ordinal);
        var rest = secure ? inner[2..] : inner;
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? rest : rest[..slash];
        return host.Contains('.', StringComparison.Ordinal) && Uri.TryCreate($"{(secure ? "https" : "http")}://{rest}{address.Query}", UriKind.Absolute, out var own) ? own : null;
    }

    // What follows "/c/" in a cache and "/amp/" in a viewer.
    private static string? Inner(Uri address)
    {
        var (host, path) = (address.IdnHost, address.AbsolutePath);
        if (IsViewer(host))
            return path.StartsWith("/amp/", StringComparison.OrdinalIgnoreCase) ? path[5..] : null;
        if (!Caches.Any(c => host.EndsWith(c, StringComparison.OrdinalIgnoreCase)))
            return null;
        foreach (var kind in (ReadOnlySpan<string>)["/c/", "/v/", "/wp/", "/a/"])
        {
            if (path.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
                return path[kind.Length..];
        }

        return null;
    }

    // www.google.co.uk, google.com, www.bing.com
    private static bool IsViewer(string host)
    {
        var bare = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.AsSpan(4) : host;
        return bare.StartsWith("google.", StringComparison.OrdinalIgnoreCase) || bare.Equals("bing.com", StringComparison.OrdinalIgnoreCase);
    }
}
