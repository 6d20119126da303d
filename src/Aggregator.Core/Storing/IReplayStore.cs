using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>A published article with all that is kept of how it was told.</summary>
public sealed record ReplayCase
{
    /// <summary>Its place in the order of reading.</summary>
    public required long Place { get; init; }

    public required Article Article { get; init; }

    public required string ContentHash { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Whether the words of the present revision come from the page.</summary>
    public required bool IsFromPage { get; init; }

    /// <summary>The newest page; null where none is kept.</summary>
    public ArchivedPage? Page { get; init; }

    /// <summary>The entry that led to the page; null where it is not kept.</summary>
    public Entry? Entry { get; init; }
}

/// <summary>An article as it was derived again.</summary>
/// <param name="Next">Of the next revision where the words changed, else of the same.</param>
/// <param name="ContentHash">Of its words.</param>
/// <param name="Keys">By which it is recognised from now on, besides those that it had.</param>
/// <param name="ForgetsPage">Whether its page turned out to be one of which no copy may be kept.</param>
public sealed record Rederived(Article Next, string ContentHash, IReadOnlyList<IdentityKey> Keys, bool ForgetsPage = false);

/// <summary>How much there is to derive again.</summary>
/// <param name="Published">Articles.</param>
/// <param name="Withdrawn">Tombstones, which stay as they are.</param>
/// <param name="Held">Those that wait for a person, and stay as they are until then.</param>
public sealed record ReplaySize(int Published, int Withdrawn, int Held);

/// <summary>What a replay reads.</summary>
public interface IReplayCases
{
    ValueTask<ReplaySize> ReplaySizeAsync(CancellationToken cancellation);

    /// <summary>Published articles after a place, in the order in which they were first stored.</summary>
    ValueTask<IReadOnlyList<ReplayCase>> CasesAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>Whether a key belongs to another article of the outlet.</summary>
    ValueTask<bool> IsTakenAsync(OutletId outlet, ArticleId article, IdentityKey key, CancellationToken cancellation);

    /// <summary>Every outlet that was ever declared, with every source that it ever had, as last defined.</summary>
    ValueTask<IReadOnlyList<Outlet>> OutletsEverAsync(CancellationToken cancellation);
}

/// <summary>What a replay reads and writes.</summary>
public interface IReplayStore : IReplayCases
{
    /// <summary>
    /// Puts articles in the place of those that stand there, in one transaction: with a revision and its event where the words changed, else without.
    /// One that changed since it was read, or that would be the same, is left as it is. Answers how many were written.
    /// </summary>
    ValueTask<int> ReplaceAsync(IReadOnlyList<Rederived> articles, CancellationToken cancellation);
}
