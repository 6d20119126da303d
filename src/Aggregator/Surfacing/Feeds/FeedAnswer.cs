using System.Globalization;

namespace Aggregator.Surfacing.Feeds;

/// <summary>A feed or a sitemap made ready: dated, and for caches to keep a while.</summary>
internal static class FeedAnswer
{
    public static Answer Of(byte[] bytes, string mediaType, TimeSpan maxAge)
    {
        var seconds = (int)maxAge.TotalSeconds;
        return Answer.Of(bytes, mediaType + "; charset=utf-8") with
        {
            IsDated = true,
            // The same for everybody; a cache may hand it out once more while it asks (RFC 5861 §3).
            CacheControl = string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}, stale-while-revalidate={seconds}"),
        };
    }
}
