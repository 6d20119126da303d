using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Makes an article's next state from the one that is stored. Pure.</summary>
internal static class Revising
{
    /// <summary>The draft's words under the stored identity; the key points rest on the new revision.</summary>
    public static Article Next(Article stored, Article draft, DateTimeOffset firstSeen, bool fromVisit)
    {
        var revision = stored.Revision + 1;
        var keepsDate = KeepsDate(stored, draft);
        var (published, from) = Date(stored, draft, firstSeen);
        var corrections = Corrections.Together(stored.Corrections, draft.Corrections, revision);
        var told = Tellings.Together(stored, draft, fromVisit);
        var amended = stored.Amendment?.Kept(draft) ?? draft;
        return amended.Resting(revision) with
        {
            Id = stored.Id,
            Outlet = stored.Outlet,
            Source = stored.Source,
            PublishedAt = published,
            PublishedFrom = from,
            Attribution = Attributed(stored.Attribution, draft.Attribution, keepsDate) with { Licence = told.Attribution.Licence },
            Sources = told.Sources,
            Sections = told.Sections,
            Signals = told.Signals,
            Corrections = corrections,
            IsLive = stored.IsLive || draft.IsLive,
            Change = Differences.Between(stored, amended).Count(isCorrected: corrections.Count > stored.Corrections.Count),
            Revision = revision,
            State = stored.Hold is null ? ArticleState.Published : ArticleState.Held,
            WithdrawnBecause = null,
            Hold = stored.Hold,
            ReleasedFrom = stored.ReleasedFrom,
        };
    }

    /// <summary>A revision with an editor's words, and a notice that says so.</summary>
    public static Article Amended(Article stored, Amendment amendment)
    {
        var next = amendment.Over(stored);
        var revision = stored.Revision + 1;
        return next.Resting(revision) with
        {
            Corrections = [.. stored.Corrections, new Correction(CorrectionKind.Correction, amendment.Note, DateOnly.FromDateTime(amendment.At.UtcDateTime), stored.Body.Count, revision)],
            Change = new RevisionChange(RevisionWeight.Correction, next.Headline != stored.Headline, next.Standfirst != stored.Standfirst, 0, 0, 0),
            Revision = revision,
            UpdatedAt = amendment.At,
        };
    }

    /// <summary>The tombstone: the words stay in the database, surfaces show headline and attribution only.</summary>
    public static Article Withdrawn(Article stored, string reason, DateTimeOffset at) =>
        stored with { State = ArticleState.Withdrawn, WithdrawnBecause = reason, UpdatedAt = at };

    // Whose copy it is was found by comparing, and may not be found again: the text that it was compared with is let go of.
    private static Attribution Attributed(Attribution stored, Attribution draft, bool keepsDate)
    {
        var attributed = keepsDate ? draft with { PublishedAt = stored.PublishedAt ?? draft.PublishedAt } : draft;
        return stored.AgenciesByReuse && draft.Agencies.Count == 0 ? attributed with { Agencies = stored.Agencies, AgenciesByReuse = true } : attributed;
    }

    /// <summary>The instant to sort by, and where it comes from.</summary>
    public static (DateTimeOffset At, DateProvenance From) Date(Article stored, Article draft, DateTimeOffset firstSeen) =>
        KeepsDate(stored, draft) ? (stored.PublishedAt, stored.PublishedFrom) : (Earlier(draft.PublishedAt, firstSeen), draft.PublishedFrom);

    /// <summary>A later date of the same or a weaker origin is a bump, not news.</summary>
    public static bool KeepsDate(Article stored, Article draft) =>
        draft.PublishedFrom > stored.PublishedFrom || (draft.PublishedFrom == stored.PublishedFrom && draft.PublishedAt >= stored.PublishedAt);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
