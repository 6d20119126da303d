namespace Aggregator.Storing;

/// <summary>Shows the revisions of an outlet that waited long enough.</summary>
internal static class WaitingRelease
{
    public static int Run(Batch batch, OutletLine outlet, DateTimeOffset now)
    {
        var released = 0;
        foreach (var line in outlet.Sources)
        {
            foreach (var waiting in WaitingRevisionTable.ListDue(batch.Session, line.Number, now))
                released += ArticleDesk.Release(batch, waiting, now) ? 1 : 0;
        }

        // A newer revision may have been told by another source: then this one waits for nothing any more.
        foreach (var line in outlet.Sources)
        {
            var earliest = VisitTable.FindEarliest(batch.Session, line.Number);
            batch.AfterCommit(() => line.Standing = line.Standing with { EarliestVisit = earliest });
        }

        return released;
    }
}
