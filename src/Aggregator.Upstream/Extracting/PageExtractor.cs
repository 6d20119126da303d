using System.Text.RegularExpressions;
using Aggregator.Extracting.Cleaning;
using Aggregator.Reading;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Extracting;

/// <summary>Finds the report in a page: parses it once, asks every layer, and chooses field by field.</summary>
public sealed class PageExtractor : IPageExtractor
{
    // UTF-8 needs at least a byte a character, so that more bytes than this are never decoded in vain.
    private const int MostBytes = 4 * PageGuard.MostCharacters;

    public ExtractOutcome Extract(Page page)
    {
        var (inspection, complaint) = Inspect(page);
        return inspection is null ? new ExtractOutcome.Refused(complaint!) : new ExtractOutcome.Extracted(inspection.Reading);
    }

    public IReadOnlyList<Block> Blocks(string html, Uri? address) => FeedBlocks.Of(html);

    /// <summary>The reading with what every layer said, for showing how it came about; else the complaint.</summary>
    internal static (Inspection? Inspection, string? Complaint) Inspect(Page page)
    {
        var (html, complaint) = Text(page);
        if (html is null)
            return (null, complaint);
        try
        {
            return (PageReader.Read(Parse(html), page), null);
        }
        catch (RegexMatchTimeoutException e)
        {
            return (null, $"reading the page takes too long (pattern {e.Pattern})");
        }
    }

    /// <summary>The page's tree; null where it may not be parsed.</summary>
    internal static IHtmlDocument? Tree(Page page) => Text(page).Html is { } html ? Parse(html) : null;

    private static (string? Html, string? Complaint) Text(Page page)
    {
        if (page.Body.Length > MostBytes)
            return (null, $"the page is too large ({page.Body.Length:N0} bytes, at most {MostBytes:N0})");
        if (NotHtml(page) is { } other)
            return (null, other);
        var html = TextDecoding.Page(page.Body.Span, page.ContentType);
        return PageGuard.Complaint(html) is { } complaint ? (null, complaint) : (html, null);
    }

    internal static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string? NotHtml(Page page)
    {
        var body = page.Body.Span;
        if (body.IsEmpty)
            return "the page is empty";
        if (page.ContentType is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase) && !type.Contains("xml", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
            return $"not HTML but {type}";
        return body switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "not HTML but PDF",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "not HTML but an image",
            [(byte)'P', (byte)'K', 3, 4, ..] or [0x1F, 0x8B, ..] => "not HTML but an archive",
            _ => null,
        };
    }
}
