using System.Text;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What crawlers should leave alone on the portal, and where its sitemaps are (RFC 9309; sitemaps.org).</summary>
internal static class OwnRobots
{
    public static IResult Of(Uri portal)
    {
        var path = portal.AbsolutePath;
        var text = $"""
            User-agent: *
            Disallow: {path}admin
            Disallow: {path}api/
            Disallow: {path}search

            Sitemap: {new Uri(portal, Sitemaps.Index).AbsoluteUri}
            Sitemap: {new Uri(portal, Sitemaps.News).AbsoluteUri}

            """;
        return new ReadyResult(FeedAnswer.Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), "text/plain", TimeSpan.FromHours(1)));
    }
}
