using System.Xml;

namespace Aggregator.Reading;

/// <summary>Sitemaps, news sitemaps and sitemap indexes (sitemaps.org 0.9, Google News 0.9), read forward without a tree: they may hold 50,000 addresses.</summary>
internal static class SitemapXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true };

    public static bool IsRoot(string text, int at) => RootNames.Is(text, at, "urlset", "sitemapindex");

    public static ReadOutcome Read(string text, ReadingContext context)
    {
        var scan = XmlScan.Of(text, ReadingLimits.SitemapEntries);
        var isShortened = scan.TooManyAt >= 0;
        if (isShortened)
        {
            context.Repairs.Add($"only the first {ReadingLimits.SitemapEntries} addresses read");
            text = text[..scan.TooManyAt];
        }
        else if (scan.Depth <= ReadingLimits.Depth)
        {
            try
            {
                return new ReadOutcome.Read(Parse(text, context));
            }
            catch (XmlException)
            {
                // Mended below.
            }
        }

        var (mended, isCut) = Mender.Mend(text, isShortened ? new RepairLog() : context.Repairs, scan.LastEntryAt);
        try
        {
            return new ReadOutcome.Read(Parse(mended, context) with { IsIncomplete = isCut && !isShortened });
        }
        catch (XmlException e)
        {
            return new ReadOutcome.Unreadable($"not XML, even mended: {e.Message}");
        }
    }

    private static Feed Parse(string text, ReadingContext context)
    {
        using var xml = XmlReader.Create(new StringReader(text), Settings);
        xml.MoveToContent();
        var isIndex = xml.LocalName.Equals("sitemapindex", StringComparison.OrdinalIgnoreCase);
        var entries = new List<Entry>();
        var parts = new List<(Uri Address, DateTimeOffset? At)>();
        var rejected = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("url" or "sitemap"))
                continue;
            var url = SitemapUrl.Read(xml.ReadSubtree(), context);
            if (url.Address is null)
                rejected.Add($"address {entries.Count + parts.Count + rejected.Count + 1}: no loc that is an address");
            else if (isIndex)
                parts.Add((url.Address, url.ModifiedAt));
            else
                entries.Add(url.ToEntry());
        }

        return new Feed
        {
            Format = isIndex ? "sitemapindex" : "sitemap",
            Title = null,
            Entries = entries,
            Parts = [.. parts.OrderByDescending(p => p.At ?? DateTimeOffset.MinValue).Select(p => p.Address).Distinct()],
            Rejected = rejected,
        };
    }
}
