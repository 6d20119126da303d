using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>One day (UTC) of a source's polls, as far as their records are kept.</summary>
/// <param name="Day">Which.</param>
/// <param name="Polls">Records of that day; those of polls that brought nothing are let go of sooner than the others.</param>
/// <param name="Troubled">Of these, such as met a problem.</param>
/// <param name="Stored">New articles.</param>
/// <param name="Revised">Articles that changed.</param>
public sealed record PollDay(DateOnly Day, int Polls, int Troubled, int Stored, int Revised);

/// <summary>What the records of a source's polls say of the last days.</summary>
/// <param name="Last">The newest poll; null before the first.</param>
/// <param name="Days">Oldest first; days without a record are left out.</param>
public sealed record SourceRecent(PollRecord? Last, IReadOnlyList<PollDay> Days)
{
    public static SourceRecent None { get; } = new(null, []);
}

/// <summary>The side of the store that an admin's lists read: what concerns every source comes from memory, what costs a query is asked for the few on the page.</summary>
public interface ISourceBoard
{
    /// <summary>Every source by id, without its last poll. Cheap for ten thousand.</summary>
    ValueTask<IReadOnlyList<SourceStatus>> BoardAsync(CancellationToken cancellation);

    /// <summary>One source with its last poll; null where there is none.</summary>
    ValueTask<SourceStatus?> FindSourceAsync(SourceId source, CancellationToken cancellation);

    /// <summary>The last days of these sources; <see cref="SourceRecent.None"/> for one that is not known.</summary>
    ValueTask<IReadOnlyDictionary<SourceId, SourceRecent>> RecentAsync(IReadOnlyCollection<SourceId> sources, DateTimeOffset since, CancellationToken cancellation);
}
