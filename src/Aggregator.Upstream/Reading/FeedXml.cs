using System.Buffers;
using System.Xml;
using System.Xml.Linq;
using CodeHollow.FeedReader;

namespace Aggregator.Reading;

/// <summary>
/// CodeHollow.FeedReader as the parser of XML feeds: it gets text that it can take and gives the tree that it read. Its own fields are not
/// used: see docs/decisions/0003-feed-reader.md.
/// </summary>
internal static class FeedXml
{
    // XML 1.0 §2.2. FeedReader drops them without a word; mending drops them too, and records it.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r'))]);

    public static bool IsRoot(string text, int at) => RootNames.Is(text, at, "rss", "feed", "rdf", "channel", "entry");

    /// <summary>The root element, or what is wrong with the document. Mended only after the parser refused it.</summary>
    public static (XElement? Root, bool IsCut, string? Problem) Load(string text, RepairLog repairs)
    {
        var scan = XmlScan.Of(text, ReadingLimits.Entries);
        var isShortened = scan.TooManyAt >= 0;
        if (isShortened)
        {
            repairs.Add($"only the first {ReadingLimits.Entries} entries read");
            text = text[..scan.TooManyAt];
        }
        else if (scan.Depth <= ReadingLimits.Depth && !text.AsSpan().ContainsAny(Forbidden))
        {
            try
            {
                return (Parse(text, scan.HasMarkup), false, null);
            }
            catch (XmlException)
            {
                // Mended below.
            }
        }

        var (mended, isCut) = Mender.Mend(text, isShortened ? new RepairLog() : repairs, scan.LastEntryAt);
        try
        {
            return (Parse(mended, scan.HasMarkup), isCut && !isShortened, null);
        }
        catch (XmlException e)
        {
            return (null, false, $"not XML, even mended: {e.Message}");
        }
    }

    private static XElement? Parse(string text, bool keepSpace)
    {
        if (keepSpace)
            text = WithSpaceKept(text);
        try
        {
            return FeedReader.ReadFromString(text).SpecificFeed.Element.Document?.Root;
        }
        catch (Exception e) when (e is not XmlException and not OutOfMemoryException)
        {
            // FeedReader throws for a date, a missing version or an entry without id and link: the XML is sound, so it is read all the same.
            return XDocument.Parse(text).Root;
        }
    }

    /// <summary>Without it the white space between inline elements is lost: "Rishi</b> <i>Sunak" would become one word.</summary>
    private static string WithSpaceKept(string text)
    {
        var end = RootNames.NameEnd(text);
        var close = text.IndexOf('>', StringComparison.Ordinal);
        return end <= 0 || close < 0 || text.AsSpan(0, close).Contains("xml:space", StringComparison.Ordinal) ? text : text.Insert(end, " xml:space=\"preserve\"");
    }
}
