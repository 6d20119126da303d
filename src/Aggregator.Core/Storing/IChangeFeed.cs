using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Something that happened, with its article as it stands now: an event tells that there is news, never what the news was then.</summary>
public sealed record StoredEvent(OutboxEvent Event, StoredArticle Article);

/// <summary>A place in the order of changes: after the article <paramref name="Article"/> of the change <paramref name="Sequence"/>.</summary>
public readonly record struct ChangePlace(long Sequence, long Article);

/// <summary>Articles in the order of their latest change, withdrawn ones included; go on from <paramref name="Next"/>, at once if there are <paramref name="More"/>.</summary>
public sealed record ChangeSlice(IReadOnlyList<StoredArticle> Items, ChangePlace Next, bool More);

/// <summary>A report that was stored for the first time: when its publisher says that it was published (null where it does not say), and when what is stored was retrieved.</summary>
public sealed record Arrival(long Sequence, SourceId Source, DateTimeOffset? PublishedAt, DateTimeOffset StoredAt);

/// <summary>A source that is polled, as its last poll left it.</summary>
public sealed record PolledSource(Source Source, SourceState State);

/// <summary>The side of the store for those who follow what happens: streams, webhooks, copies of the store.</summary>
public interface IChangeFeed
{
    /// <summary>Names this database: a place that was given by another means nothing here.</summary>
    string Epoch { get; }

    /// <summary>The newest sequence given out.</summary>
    long Version { get; }

    /// <summary>Events up to this sequence were let go of; whoever stopped before it has to begin afresh.</summary>
    long Pruned { get; }

    /// <summary>Comes back when the version is beyond <paramref name="after"/>.</summary>
    ValueTask WaitAsync(long after, CancellationToken cancellation);

    /// <summary>Events after a sequence, oldest first. Sequences have gaps.</summary>
    ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>First publications after a sequence, oldest first; without the articles, so cheap to ask.</summary>
    ValueTask<IReadOnlyList<Arrival>> ArrivalsAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>Every article once, by its latest change. Neither skips nor repeats while articles arrive: one that changes meanwhile comes again at its new place.</summary>
    ValueTask<ChangeSlice> ChangesAsync(ChangePlace after, int limit, CancellationToken cancellation);

    /// <summary>The place before the first change that was made at this instant or later; the beginning where the record does not reach so far back.</summary>
    ValueTask<ChangePlace> BeforeAsync(DateTimeOffset instant, CancellationToken cancellation);

    /// <summary>Every source that is polled. From memory: cheap to ask.</summary>
    IReadOnlyList<PolledSource> Polled();
}
