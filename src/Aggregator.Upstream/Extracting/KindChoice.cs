using Aggregator.Extracting.Layers;
using Aggregator.Normalising;

namespace Aggregator.Extracting;

/// <summary>What the page is: a report, or one of the things that are passed off as one.</summary>
internal static class KindChoice
{
    private const int StubWords = 180;
    private const int ReportWords = 60;

    private static readonly string[] ConsentPhrases = ["before you continue", "we value your privacy", "we and our partners", "accept all cookies", "consent to cookies", "your privacy choices", "manage consent"];
    private static readonly string[] PaywallPhrases = ["subscribe to continue", "subscribe to read", "to continue reading", "this article is for subscribers", "already a subscriber", "subscribers only", "register to continue", "sign in to read", "log in to continue", "unlock this article", "become a subscriber", "exclusive to subscribers", "start your free trial", "create a free account to"];

    public static PageKind Of(IReadOnlyList<Findings> layers, PageSurvey survey, IReadOnlyList<Block> body, Uri address)
    {
        var json = layers.First(l => l.Layer == LayerNames.JsonLd);
        var openGraph = layers.First(l => l.Layer == LayerNames.OpenGraph);
        var words = Words.Count(body);
        if (json.Type is "LiveBlogPosting" || IsLive(address))
            return PageKind.LiveBlog;
        if (words < ReportWords && Says(survey, ConsentPhrases))
            return PageKind.ConsentWall;
        if (words < StubWords && (json.IsAccessibleForFree == false || Says(survey, PaywallPhrases)))
            return PageKind.Paywalled;
        if (words < ReportWords && IsVideo(json, openGraph, survey, address))
            return PageKind.Video;
        if (words < StubWords && IsGallery(json, address))
            return PageKind.Gallery;
        return IsOther(json, openGraph, body, words, address) ? PageKind.Other : PageKind.Article;
    }

    private static bool Says(PageSurvey survey, string[] phrases) =>
        survey.Blocks.Any(b => b.Text.Length < 600 && phrases.Any(p => b.Text.Contains(p, StringComparison.OrdinalIgnoreCase)));

    private static bool IsLive(Uri address) =>
        address.AbsolutePath.Contains("/live/", StringComparison.OrdinalIgnoreCase) || address.AbsolutePath.Contains("-live-blog", StringComparison.OrdinalIgnoreCase)
        || address.AbsolutePath.Contains("/liveblog", StringComparison.OrdinalIgnoreCase);

    private static bool IsVideo(Findings json, Findings openGraph, PageSurvey survey, Uri address) =>
        json.Type is "VideoObject" || (openGraph.Type ?? "").StartsWith("video", StringComparison.OrdinalIgnoreCase)
        || (survey.Videos > 0 && HasSegment(address, "video", "videos", "av", "watch"));

    private static bool IsGallery(Findings json, Uri address) =>
        json.Type is "ImageGallery" or "MediaGallery" || HasSegment(address, "gallery", "galleries", "in-pictures", "pictures", "picture-gallery", "photos");

    private static bool HasSegment(Uri address, params ReadOnlySpan<string> names)
    {
        foreach (var segment in address.Segments)
        {
            foreach (var name in names)
            {
                if (segment.AsSpan().TrimEnd('/').Equals(name, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOther(Findings json, Findings openGraph, IReadOnlyList<Block> body, int words, Uri address)
    {
        if (body.Count == 0 || words < 20 || json.Type is "SearchResultsPage" or "CollectionPage")
            return true;
        var isArticle = (json.Type is { } type && type.EndsWith("Article", StringComparison.Ordinal)) || openGraph.Type is "article";
        return address.AbsolutePath.Length <= 1 && !isArticle;
    }
}
