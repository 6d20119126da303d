using Aggregator.Extracting.Layers;
using Aggregator.Extracting.Scoring;
using Aggregator.Normalising;

namespace Aggregator.Extracting;

/// <summary>What the page is: a report, or one of the things that are passed off as one.</summary>
internal static class KindChoice
{
    private const int StubWords = 180;
    private const int ReportWords = 60;
    private const int BlocksAfterText = 4;

    private static readonly string[] ConsentPhrases = ["before you continue", "we value your privacy", "we and our partners", "accept all cookies", "consent to cookies", "your privacy choices", "manage consent"];
    private static readonly string[] PaywallPhrases = ["subscribe to continue", "subscribe to read", "to continue reading", "this article is for subscribers", "already a subscriber", "subscribers only", "register to continue", "sign in to read", "log in to continue", "unlock this article", "become a subscriber", "exclusive to subscribers", "start your free trial", "create a free account to"];

    public static PageKind Of(IReadOnlyList<Findings> layers, PageSurvey survey, IReadOnlyList<Block> body, Uri address)
    {
        var json = layers.First(l => l.Layer == LayerNames.JsonLd);
        var openGraph = layers.First(l => l.Layer == LayerNames.OpenGraph);
        var words = Length(body);
        if (json.Type is "LiveBlogPosting" || IsLive(address))
            return PageKind.LiveBlog;
        if (words < ReportWords && Says(survey, ConsentPhrases))
            return PageKind.ConsentWall;
        if (words < StubWords && (json.IsAccessibleForFree == false || EndsAtPaywall(survey, body)))
            return PageKind.Paywalled;
        if (words < ReportWords && IsVideo(json, openGraph, survey, address))
            return PageKind.Video;
        if (words < StubWords && IsGallery(json, address))
            return PageKind.Gallery;
        return IsOther(json, openGraph, body, words, address) ? PageKind.Other : PageKind.Article;
    }

    private static int Length(IReadOnlyList<Block> body) => Words.Count(body) + (body.Sum(b => b.Text.Count(RunningText.IsUnspaced)) / 2);

    // Every page of such an outlet offers subscriptions somewhere; a wall stands where the text ends.
    private static bool EndsAtPaywall(PageSurvey survey, IReadOnlyList<Block> body)
    {
        var last = body.Count == 0 ? -1 : survey.Blocks.FindLastIndex(b => b.Text == body[^1].Text);
        return survey.Blocks.Any(b => b.Text.Length < 600 && PaywallPhrases.Any(p => b.Text.Contains(p, StringComparison.OrdinalIgnoreCase))
            && ((b.Box.Around & ClassWord.Paywall) != 0 || (b.Index > last && b.Index <= last + BlocksAfterText)));
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
