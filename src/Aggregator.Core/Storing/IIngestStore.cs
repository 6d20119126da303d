using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>When an outlet is due next, and why.</summary>
public sealed record OutletDue(OutletId Outlet, DateTimeOffset At, string Because);

/// <summary>What one outlet's hand finds on its desk.</summary>
public sealed record OutletDesk
{
    /// <summary>One per polled source of the outlet, due or not.</summary>
    public required IReadOnlyList<SourceState> Sources { get; init; }

    /// <summary>Due page visits, longest due first.</summary>
    public required IReadOnlyList<PageVisit> Visits { get; init; }
}

/// <summary>What the store made of a draft.</summary>
public enum Saved
{
    Stored,
    Revised,
    Unchanged,
}

/// <summary>
/// The side of the store that ingesting writes to. Every method that changes something is one transaction: all of it or none.
/// Throws <see cref="StoreException"/> when the database cannot be used just now; nothing of the call is then kept.
/// </summary>
public interface IIngestStore
{
    /// <summary>
    /// Makes the store's declared outlets and sources equal to these: new ones are due at <paramref name="now"/>, changed ones keep their state,
    /// those no longer declared are not polled any more (their articles stay).
    /// </summary>
    ValueTask ProvisionAsync(IReadOnlyList<Outlet> outlets, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Every polled outlet's earliest due time over its sources and page visits.</summary>
    ValueTask<IReadOnlyList<OutletDue>> DuesAsync(CancellationToken cancellation);

    /// <summary>The same for one outlet; null when nothing of it is polled.</summary>
    ValueTask<OutletDue?> DueAsync(OutletId outlet, CancellationToken cancellation);

    /// <summary>The outlet's source states, and at most <paramref name="visits"/> page visits that are due at <paramref name="now"/>.</summary>
    ValueTask<OutletDesk> DeskAsync(OutletId outlet, DateTimeOffset now, int visits, CancellationToken cancellation);

    /// <summary>Of these entry keys, those already seen, with their fingerprints.</summary>
    ValueTask<IReadOnlyDictionary<long, long>> KnownAsync(SourceId source, IReadOnlyCollection<long> keys, CancellationToken cancellation);

    /// <summary>Cursor, entries, articles, outbox and the poll's record at once. Answers the completed tally.</summary>
    ValueTask<Tally> SaveAsync(Poll poll, CancellationToken cancellation);

    /// <summary>
    /// Changes a source's state outside of a poll, by hand: "poll now", a new address. The function gets the state as it stands and may run again.
    /// Answers the new state; null when the store knows no such source.
    /// </summary>
    ValueTask<SourceState?> ChangeAsync(SourceId source, Func<SourceState, SourceState> change, CancellationToken cancellation);

    /// <summary>How many of the outlet's articles were withdrawn since an instant.</summary>
    ValueTask<int> WithdrawalsAsync(OutletId outlet, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Makes the revisions that came too soon after the one before, and whose time has come now, the articles' present ones. Answers how many.</summary>
    ValueTask<int> ReleaseAsync(OutletId outlet, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>A visit's article, its entry's next visit, outbox, and the tally of the poll that first saw the entry. Null when no draft was written.</summary>
    ValueTask<Saved?> SaveAsync(VisitResult visit, CancellationToken cancellation);
}
