using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>A page as its server sent it: all that reading it again needs.</summary>
public sealed record PageBytes
{
    /// <summary>Decoded from its transfer and content codings, else as sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where it came from, after redirects.</summary>
    public required Uri Address { get; init; }

    public string? ContentType { get; init; }

    public required DateTimeOffset RetrievedAt { get; init; }
}

/// <summary>A page that is kept, with the entry that led to it.</summary>
public sealed record ArchivedPage
{
    public required SourceId Source { get; init; }

    /// <summary>The entry's key within its source.</summary>
    public required long Key { get; init; }

    /// <summary>The article that it led to; null where it led to none.</summary>
    public ArticleId? Article { get; init; }

    public required PageBytes Page { get; init; }
}

/// <summary>How much the archive holds.</summary>
public sealed record ArchiveSize(int Pages, long Bytes);

/// <summary>Pages that were fetched, kept for a while (to try recipes on, to find what replaces a dead selector, to derive articles again), and what they taught.</summary>
public interface IPageStore
{
    /// <summary>A source's pages that were retrieved at <paramref name="since"/> or later, newest first; unpacked one after the other as they are asked for.</summary>
    IAsyncEnumerable<ArchivedPage> PagesAsync(SourceId source, DateTimeOffset since, int limit, CancellationToken cancellation);

    /// <summary>The newest page of an article; null where none is kept.</summary>
    ValueTask<ArchivedPage?> PageOfAsync(ArticleId article, CancellationToken cancellation);

    ValueTask<ArchiveSize> SizeAsync(CancellationToken cancellation);

    /// <summary>What is known of a source's pages; <see cref="SourceDrift.None"/> where nothing is.</summary>
    ValueTask<SourceDrift> DriftAsync(SourceId source, CancellationToken cancellation);
}
