using Aggregator.Sources;

namespace Aggregator.Reading;

/// <summary>Reads news sitemaps, plain sitemaps and sitemap indexes; a source that turns out to be a feed is read as one.</summary>
public sealed class SitemapReading : ISourceReader
{
    private readonly FeedReading _feeds = new();

    public SourceKind Kind => SourceKind.Sitemap;

    public ReadOutcome Read(SourceDocument document)
    {
        var context = new ReadingContext(document);
        var body = Unpacked.Body(document.Body, ReadingLimits.SitemapBytes, context.Repairs);
        var text = TextDecoding.Decode(body.Bytes.Span, document.ContentType, context.Repairs);
        var start = Prolog.Root(text, context.Repairs);
        if (start < 0 || !SitemapXml.IsRoot(text, start))
            return start >= 0 && FeedXml.IsRoot(text, start) ? _feeds.Read(document) : new ReadOutcome.Unreadable(NotAFeed.Reason(text, start).Replace("not a feed", "not a sitemap", StringComparison.Ordinal)) { IsSomethingElse = true };
        var outcome = SitemapXml.Read(text[start..], context);
        return outcome is ReadOutcome.Read read ? FeedReading.Finished(read.Feed, body.IsCut, context) : outcome;
    }
}
