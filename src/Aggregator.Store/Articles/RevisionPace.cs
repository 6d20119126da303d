using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>How often an article that is written on all the time gets a new revision. Pure.</summary>
internal static class RevisionPace
{
    /// <summary>
    /// When a revision may be shown that came too soon after the one before; null where it may be at once. What the outlet corrects, an article's first revision, the first text
    /// of a headline, the page after the feed a report that comes back and one that nobody sees never wait.
    /// </summary>
    public static DateTimeOffset? WaitsUntil(KnownArticle known, Article stored, Article next, Teller teller, TimeSpan spacing)
    {
        if (spacing <= TimeSpan.Zero || stored.State != ArticleState.Published || stored.Revision < 2 || next.Change?.Significance == RevisionWeight.Correction)
            return null;
        if (known.BodyWords == 0 || (teller.FromVisit && !known.FromPage))
            return null;
        return next.UpdatedAt < stored.UpdatedAt + spacing ? stored.UpdatedAt + spacing : null;
    }
}
