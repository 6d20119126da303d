namespace Aggregator.Storing;

/// <summary>Stores all that a poll led to.</summary>
internal static class PollWrite
{
    public static Tally Run(Batch batch, Poll poll)
    {
        var (outlet, line) = batch.Roster.Require(poll.Source);
        var session = batch.Session;
        var state = Standing(batch, line, poll);
        var number = SourceTable.Advance(session, line.Number, state);
        var tally = poll.Tally;
        var earliest = line.Standing.EarliestVisit;
        if (poll.Results.Count > 0)
        {
            var write = new Entries(batch, outlet, line, number, poll.StartedAt + poll.Took);
            foreach (var result in poll.Results)
                tally = tally.With(write.Keep(result));
            earliest = VisitTable.FindEarliest(session, line.Number);
        }

        var touched = EntryTable.KeepPresent(session, line.Number, poll.Present, line.Standing.TouchedAt, poll.StartedAt + poll.Took);
        var changed = poll.Results.Count > 0;
        batch.AfterCommit(() => line.Standing = line.Standing with { State = state, EarliestVisit = changed ? earliest : line.Standing.EarliestVisit, TouchedAt = touched });
        PollTable.Add(session, line.Number, number, poll, tally);
        return tally;
    }

    // What a person changed while the poll was under way stands; what the poll found is kept all the same.
    private static SourceState Standing(Batch batch, SourceLine line, Poll poll) =>
        batch.WasEdited(poll.Source) || line.Standing.State.Memory.Edits != poll.State.Memory.Edits ? SourceTable.Read(batch.Session, line.Number) : poll.State;

    // The entries of one poll.
    private sealed class Entries(Batch batch, OutletLine outlet, SourceLine line, long poll, DateTimeOffset now)
    {
        private readonly Session _session = batch.Session;

        // A first load has none: then no entry has to be looked up among them.
        private readonly bool _hasVisits = VisitTable.HasAny(batch.Session, line.Number);

        private readonly HashSet<long> _keys = [];

        public Column Keep(EntryResult result) => result switch
        {
            _ when !_keys.Add(result.Key) => new Column.Filtered("duplicate"),
            EntryResult.Written w => Written(w),
            EntryResult.Awaiting a => Awaiting(a),
            EntryResult.Filtered f => LeftOut(f, new Column.Filtered(f.Reason)),
            EntryResult.Rejected r => LeftOut(r, new Column.Rejected(r.Reason)),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
        };

        private Column.Draft Written(EntryResult.Written written)
        {
            var before = _hasVisits ? EntryTable.FindArticle(_session, line.Number, written.Key) : null;
            var saved = ArticleDesk.Save(batch, outlet, written.Draft, new Teller(line.Number, FromVisit: false, before));
            EntryTable.Keep(_session, line.Number, written, now, saved.Article);
            if (_hasVisits)
                Supersede(written.Key, new Column.Draft(Saved.Unchanged), keep: saved.IsHeldBack);
            return new Column.Draft(saved.Saved);
        }

        private Column Awaiting(EntryResult.Awaiting awaiting)
        {
            EntryTable.Keep(_session, line.Number, awaiting, now, null);
            // An entry waits once, for the poll that first saw it.
            return VisitTable.Enqueue(_session, line.Number, awaiting.Key, awaiting.Entry, now, poll) ? new Column.Awaiting() : new Column.Draft(Saved.Unchanged);
        }

        private Column LeftOut(EntryResult entry, Column column)
        {
            EntryTable.Keep(_session, line.Number, entry, now, null);
            if (_hasVisits)
                Supersede(entry.Key, column, keep: EntryTable.FindArticle(_session, line.Number, entry.Key) is not null);
            return column;
        }

        // The entry needs no page any more, or (where we hold more than the source says now) its page is asked at once.
        private void Supersede(long key, Column column, bool keep)
        {
            var (isThere, debt) = VisitTable.FindDebt(_session, line.Number, key);
            if (!isThere)
                return;
            if (debt is { } owed)
                PollTable.Settle(_session, line, owed, column);
            if (!keep)
            {
                VisitTable.Remove(_session, line.Number, key);
                return;
            }

            VisitTable.MarkSettled(_session, line.Number, key);
            VisitTable.MakeDue(_session, line.Number, key, now);
        }
    }
}
