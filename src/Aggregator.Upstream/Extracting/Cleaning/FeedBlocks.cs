using Aggregator.Extracting.Scoring;
using AngleSharp.Html.Parser;

namespace Aggregator.Extracting.Cleaning;

/// <summary>
/// The text of a feed's own HTML, block by block. Most teasers are plain text or a few well-known elements, which one pass over the
/// characters reads; anything else goes through the parser.
/// </summary>
internal static class FeedBlocks
{
    private const int MostCharacters = 2_000_000;

    public static IReadOnlyList<Block> Of(string html)
    {
        if (string.IsNullOrWhiteSpace(html) || html.Length > MostCharacters)
            return [];
        return SimpleMarkup.TryRead(html) ?? Parsed(html);
    }

    private static List<Block> Parsed(string html)
    {
        if (PageGuard.Complaint(html) is not null)
            return [];
        var body = new HtmlParser().ParseDocument(html).Body;
        return body is null ? [] : PageWalk.BlocksIn(body).Select(b => new Block(BodyChoice.KindOf(b), b.Text)).ToList();
    }
}
