using Aggregator.Editing;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>A page as the database has it.</summary>
internal sealed record PackedPage(long Key, ArticleId? Article, DateTimeOffset RetrievedAt, Uri Address, string? ContentType, byte[] Body)
{
    public ArchivedPage Unpacked(SourceId source) => new()
    {
        Source = source,
        Key = Key,
        Article = Article,
        Page = new PageBytes { Body = PagePacking.Unpack(Body), Address = Address, ContentType = ContentType, RetrievedAt = RetrievedAt },
    };
}
