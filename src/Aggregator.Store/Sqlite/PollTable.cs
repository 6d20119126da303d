using System.Collections.Immutable;
using System.Text.Json;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The record of every poll.</summary>
internal static class PollTable
{
    // However old: the newest of a source say how it is doing.
    private const int AlwaysKept = 20;

    private const string Columns = "started_at, took, outcome, status, bytes, problem, repairs, seen, stored, revised, unchanged, awaiting, filtered, rejected, asked, answered, content_type, conditional, new_entries, next_at, next_because";

    private static readonly Sql Insert = new($"INSERT INTO poll (source, number, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)");
    private static readonly Sql Newest = new($"SELECT {Columns} FROM poll WHERE source = $1 ORDER BY number DESC LIMIT $2");
    private static readonly Sql ByOutcome = new("SELECT outcome, count(*) FROM poll WHERE source = $1 AND started_at >= $2 GROUP BY outcome");
    private static readonly Sql Summed = new("""
        SELECT count(*), count(*) FILTER (WHERE outcome NOT IN ('fetched', 'not-modified', 'same-bytes')), sum(stored), sum(revised)
        FROM poll WHERE source = $1 AND started_at >= $2 AND started_at < $3
        """);

    private static readonly Sql One = new($"SELECT {Columns} FROM poll WHERE source = $1 AND number = $2");

    private static readonly Sql Recount = new("""
        UPDATE poll SET stored = $3, revised = $4, unchanged = $5, awaiting = $6, filtered = $7, rejected = $8 WHERE source = $1 AND number = $2
        """);

    // A poll that brought nothing and met no trouble says little once it is old; those that a page still settles are not touched.
    private static readonly Sql Prune = new("""
        DELETE FROM poll
        WHERE source = $1 AND number <= (SELECT max(number) FROM poll WHERE source = $1) - $4
          AND (started_at < $2 OR (started_at < $3 AND seen = 0 AND problem IS NULL AND outcome IN ('not-modified', 'same-bytes')))
        """);

    public static void Add(Session session, long source, long number, Poll poll, Tally tally) => session.Run(
        Insert, source, number, poll.StartedAt.UtcTicks, poll.Took.Ticks, poll.Outcome, poll.Status, poll.Bytes, poll.Problem, poll.Repairs.Count == 0 ? null : JsonSerializer.Serialize(poll.Repairs, Stored.Json.IReadOnlyListString),
        tally.Seen, tally.Stored, tally.Revised, tally.Unchanged, tally.Awaiting, Reasons(tally.Filtered), Reasons(tally.Rejected),
        poll.Asked?.OriginalString, poll.Answered?.OriginalString, poll.ContentType, poll.Conditional, poll.NewEntries, poll.State.NextAt.UtcTicks, poll.State.NextBecause);

    /// <summary>Moves an entry out of a poll's awaiting ones; does nothing where the record was let go of.</summary>
    public static void Settle(Session session, SourceLine line, long number, Column column)
    {
        Tally tally;
        using (var row = session.Query(One, line.Number, number))
        {
            if (!row.Read())
                return;
            tally = Record(row, line.Source.Id).Tally.Moved(column);
        }

        session.Run(Recount, line.Number, number, tally.Stored, tally.Revised, tally.Unchanged, tally.Awaiting, Reasons(tally.Filtered), Reasons(tally.Rejected));
    }

    public static List<PollRecord> List(Session session, SourceLine line, int limit)
    {
        var polls = new List<PollRecord>();
        using var row = session.Query(Newest, line.Number, limit);
        while (row.Read())
            polls.Add(Record(row, line.Source.Id));
        return polls;
    }

    public static int LetGo(Session session, long source, DateTimeOffset before, DateTimeOffset quietBefore) =>
        session.Run(Prune, source, before.UtcTicks, quietBefore.UtcTicks, AlwaysKept);

    /// <summary>How often each outcome came since an instant.</summary>
    public static SortedDictionary<string, int> Counts(Session session, long source, DateTimeOffset since)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using var row = session.Query(ByOutcome, source, since.UtcTicks);
        while (row.Read())
            counts[row.Text(0)] = row.Count(1);
        return counts;
    }

    /// <summary>What the polls of some time came to.</summary>
    public static PollSums Sums(Session session, long source, DateTimeOffset from, DateTimeOffset until)
    {
        using var row = session.Query(Summed, source, from.UtcTicks, until.UtcTicks);
        return row.Read() ? new PollSums(row.Count(0), row.Count(1), row.Count(2), row.Count(3)) : new PollSums(0, 0, 0, 0);
    }

    private static PollRecord Record(Row row, SourceId source) => new()
    {
        Source = source,
        StartedAt = Instants.At(row.Number(0)),
        Took = new TimeSpan(row.Number(1)),
        Outcome = row.Text(2),
        Status = (int?)row.NumberOrNull(3),
        Bytes = row.Number(4),
        Problem = row.TextOrNull(5),
        Repairs = row.TextOrNull(6) is { } repairs ? JsonSerializer.Deserialize(repairs, Stored.Json.IReadOnlyListString)! : [],
        Tally = new Tally
        {
            Seen = row.Count(7),
            Stored = row.Count(8),
            Revised = row.Count(9),
            Unchanged = row.Count(10),
            Awaiting = row.Count(11),
            Filtered = Counts(row.TextOrNull(12)),
            Rejected = Counts(row.TextOrNull(13)),
        },
        Asked = Address(row.TextOrNull(14)),
        Answered = Address(row.TextOrNull(15)),
        ContentType = row.TextOrNull(16),
        Conditional = row.Flag(17),
        NewEntries = row.Count(18),
        NextAt = Instants.At(row.NumberOrNull(19)),
        NextBecause = row.TextOrNull(20),
    };

    private static Uri? Address(string? text) => text is null ? null : new Uri(text);

    private static string? Reasons(ImmutableSortedDictionary<string, int> reasons) =>
        Tallying.Counted(reasons) is { } counted ? JsonSerializer.Serialize(counted, Stored.Json.SortedDictionaryStringInt32) : null;

    private static ImmutableSortedDictionary<string, int> Counts(string? reasons) =>
        reasons is null ? ImmutableSortedDictionary<string, int>.Empty : JsonSerializer.Deserialize(reasons, Stored.Json.SortedDictionaryStringInt32)!.ToImmutableSortedDictionary();
}
