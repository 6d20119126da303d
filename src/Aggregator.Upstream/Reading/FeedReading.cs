using Aggregator.Sources;

namespace Aggregator.Reading;

/// <summary>Reads a feed of any kind: RSS, RDF, Atom, JSON Feed; one that turns out to be a sitemap too.</summary>
public sealed class FeedReading : ISourceReader
{
    public SourceKind Kind => SourceKind.Feed;

    public ReadOutcome Read(SourceDocument document)
    {
        var context = new ReadingContext(document);
        var body = Unpacked.Body(document.Body, ReadingLimits.FeedBytes, context.Repairs);
        var text = TextDecoding.Decode(body.Bytes.Span, document.ContentType, context.Repairs);
        var outcome = IsJson(text) ? JsonFeed.Read(text.TrimStart('\uFEFF'), context) : Xml(text, document, context);
        return outcome is ReadOutcome.Read read ? Finished(read.Feed, body.IsCut, context) : outcome;
    }

    /// <summary>Repairs and warnings belong to the whole reading, so they are put in last.</summary>
    internal static ReadOutcome Finished(Feed feed, bool isCut, ReadingContext context) =>
        new ReadOutcome.Read(feed with { Repairs = context.Repairs.ToList(), Warnings = context.Warnings, IsIncomplete = feed.IsIncomplete || isCut });

    private static ReadOutcome Xml(string text, SourceDocument document, ReadingContext context)
    {
        var start = Prolog.Root(text, context.Repairs);
        if (start < 0)
            return MayHoldJson(text) && JsonFeed.Read(text, context) is ReadOutcome.Read json ? json : NotAFeed.Outcome(text, start);
        if (SitemapXml.IsRoot(text, start))
            return SitemapXml.Read(text[start..], context);
        if (!FeedXml.IsRoot(text, start))
            return NotAFeed.Outcome(text, start);
        var (root, isCut, problem) = FeedXml.Load(text[start..], context.Repairs);
        if (root is null)
            return new ReadOutcome.Unreadable(problem ?? "an empty document");
        return FeedMapper.Map(root, context) is { } feed ? new ReadOutcome.Read(feed with { IsIncomplete = isCut }) : NotAFeed.Outcome(text, start);
    }

    private static bool MayHoldJson(string text) => text.Contains("\"items\"", StringComparison.Ordinal);

    private static bool IsJson(string text) => text.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart() is ['{', ..] or ['[', ..];
}
