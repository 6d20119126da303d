namespace Aggregator.Surfacing.Portal;

/// <summary>What a browser may load and do on a page: our own style, script and headlines, and the images that are on it.</summary>
internal static class ContentPolicy
{
    private const string Own = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'self'; script-src 'self'; connect-src 'self'";

    public static string Of(IEnumerable<Story> stories, Newsletter? newsletter)
    {
        var images = stories.Select(s => s.ImageOrigin).OfType<string>().Distinct(StringComparer.Ordinal).Prepend("img-src 'self'");
        return $"{Own}; form-action 'self'{(newsletter?.Origin is { } origin ? " " + origin : "")}; {string.Join(' ', images)}";
    }

    public static void Set(IHeaderDictionary headers, string? policy)
    {
        headers.ContentSecurityPolicy = policy ?? Of([], null);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
    }
}
