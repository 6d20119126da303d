using AngleSharp.Html.Parser;
using Aggregator.Extracting.Scoring;

namespace Aggregator.Extracting.Cleaning;

/// <summary>The text of a feed's own HTML, block by block.</summary>
internal static class FeedBlocks
{
    public static IReadOnlyList<Block> Of(string html)
    {
        if (string.IsNullOrWhiteSpace(html) || PageGuard.Complaint(html) is not null)
            return [];
        var body = new HtmlParser().ParseDocument(html).Body;
        return body is null ? [] : PageWalk.BlocksIn(body).Select(b => new Block(BodyChoice.KindOf(b), b.Text)).ToList();
    }
}
