namespace Aggregator.Storing;

/// <summary>Stores all that a page visit led to.</summary>
internal static class VisitWrite
{
    /// <param name="batch">The transaction.</param>
    /// <param name="visit">What is to be stored.</param>
    /// <param name="packed">The page's body, packed before the writer's turn; null where none is kept.</param>
    public static Saved? Run(Batch batch, VisitResult visit, byte[]? packed)
    {
        var (outlet, line) = batch.Roster.Require(visit.Source);
        var session = batch.Session;
        var (isThere, poll) = VisitTable.FindDebt(session, line.Number, visit.Key);
        if (!isThere)
            return null; // the poll that came in between decided about the entry
        var before = EntryTable.FindArticle(session, line.Number, visit.Key);
        var (column, article, saved) = Apply(batch, outlet, line, visit, before);
        EntryTable.KeepVisit(session, line.Number, visit.Key, article, visit.Outcome is VisitOutcome.Written or VisitOutcome.Unchanged);
        KeepPage(session, line.Number, visit, article ?? before, packed);
        if (visit.NextAt is { } next)
            VisitTable.Move(session, line.Number, visit, next);
        else
            VisitTable.Remove(session, line.Number, visit.Key);
        if (poll is { } owed && (column ?? (visit.NextAt is null ? new Column.Rejected("given-up") : null)) is { } settled)
        {
            PollTable.Settle(session, line, owed, settled);
            if (visit.NextAt is not null)
                VisitTable.MarkSettled(session, line.Number, visit.Key);
        }

        var earliest = VisitTable.FindEarliest(session, line.Number);
        batch.AfterCommit(() => line.Standing = line.Standing with { EarliestVisit = earliest });
        return saved;
    }

    private static void KeepPage(Session session, long source, VisitResult visit, long? article, byte[]? packed)
    {
        if (visit.ForgetsPage)
            PageTable.Forget(session, source, visit.Key);
        else if (packed is not null)
            PageTable.Keep(session, source, visit.Key, article, visit.Page!, packed);
        if (visit.Drift is { } drift)
            DriftTable.Keep(session, source, drift);
    }

    // What the visit means for the tally (null while it stays open), the entry's article, and what became of a draft.
    private static (Column? Column, long? Article, Saved? Saved) Apply(Batch batch, OutletLine outlet, SourceLine line, VisitResult visit, long? before)
    {
        switch (visit.Outcome)
        {
            case VisitOutcome.Written w:
                var result = ArticleDesk.Save(batch, outlet, w.Draft, new Teller(line.Number, FromVisit: true, before));
                return (new Column.Draft(result.Saved), result.Article, result.Saved);
            case VisitOutcome.Unchanged:
                return (new Column.Draft(Saved.Unchanged), null, null);
            case VisitOutcome.Postponed:
                return (null, null, null);
            case VisitOutcome.Withdrawn w when before is { } article:
                ArticleDesk.Withdraw(batch, article, w.Reason, visit.At);
                return (new Column.Draft(Saved.Unchanged), null, null);
            case VisitOutcome.Withdrawn:
                return (new Column.Rejected("withdrawn"), null, null);
            case VisitOutcome.Filtered f:
                return (new Column.Filtered(f.Reason), null, null);
            case VisitOutcome.Rejected r:
                return (new Column.Rejected(r.Reason), null, null);
            default:
                throw new ArgumentOutOfRangeException(nameof(visit), visit.Outcome, null);
        }
    }
}
