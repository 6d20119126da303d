using Aggregator.Editing;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>How a decision by hand ended.</summary>
public enum Decided
{
    Done,

    /// <summary>There is no such article.</summary>
    NotThere,

    /// <summary>It stands so already: held, or not held.</summary>
    StandsSo,

    /// <summary>Another revision has come since the one that was decided about.</summary>
    Overtaken,
}

/// <summary>
/// The side of the store for the people who answer for what is shown. Each decision is one transaction with its line of the audit log, and a poll does not undo it.
/// What is held is in no list, search, stream or copy; who had it before is told that it is withdrawn.
/// </summary>
public interface IEditorialStore
{
    /// <summary>An article as it is kept, with its hold; null when there is none.</summary>
    ValueTask<Article?> FindWholeAsync(ArticleId id, CancellationToken cancellation);

    /// <summary>Every revision as it is kept, oldest first.</summary>
    ValueTask<IReadOnlyList<Article>> WholeRevisionsAsync(ArticleId id, CancellationToken cancellation);

    /// <summary>What is held, the newest first; at most 500.</summary>
    ValueTask<IReadOnlyList<Article>> HeldAsync(int limit, CancellationToken cancellation);

    ValueTask<int> CountHeldAsync(CancellationToken cancellation);

    /// <summary>Takes an article from every surface until it is released. <see cref="Hold.WasShown"/> is the store's to say.</summary>
    ValueTask<Decided> HoldAsync(ArticleId id, Hold hold, Actor actor, CancellationToken cancellation);

    /// <summary>Shows it as it stands by now; one that its outlet has withdrawn meanwhile is withdrawn then.</summary>
    ValueTask<Decided> ReleaseAsync(ArticleId id, Actor actor, string? note, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Makes a revision with an editor's words and a correction notice. <paramref name="revision"/>: the one that the editor saw.</summary>
    ValueTask<Decided> AmendAsync(ArticleId id, int revision, Amendment amendment, Actor actor, CancellationToken cancellation);
}
