using Aggregator.Rights;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Whether an article may be offered to those who make things findable (sitemaps, search).</summary>
internal static class Findable
{
    public static bool Forbidden(Surfaceable article) => !article.IsIndexable;
}
