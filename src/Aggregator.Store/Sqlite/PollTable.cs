using System.Collections.Immutable;
using System.Text.Json;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The record of every poll.</summary>
internal static class PollTable
{
    // However old: the newest of a source say how it is doing.
    private const int AlwaysKept = 20;

    private const string Columns = "started_at, took, outcome, status, bytes, problem, repairs, seen, stored, revised, unchanged, awaiting, filtered, rejected";

    private static readonly Sql Insert = new($"INSERT INTO poll (source, number, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)");
    private static readonly Sql Newest = new($"SELECT {Columns} FROM poll WHERE source = $1 ORDER BY number DESC LIMIT $2");
    private static readonly Sql One = new($"SELECT {Columns} FROM poll WHERE source = $1 AND number = $2");

    private static readonly Sql Recount = new("""
        UPDATE poll SET stored = $3, revised = $4, unchanged = $5, awaiting = $6, filtered = $7, rejected = $8 WHERE source = $1 AND number = $2
        """);

    private static readonly Sql Prune = new("""
        DELETE FROM poll WHERE source = $1 AND started_at < $2 AND number <= (SELECT max(number) FROM poll WHERE source = $1) - $3
        """);

    public static void Add(Session session, long source, long number, Poll poll, Tally tally) => session.Run(
        Insert, source, number, poll.StartedAt.UtcTicks, poll.Took.Ticks, poll.Outcome, poll.Status, poll.Bytes, poll.Problem, poll.Repairs.Count == 0 ? null : JsonSerializer.Serialize(poll.Repairs, Stored.Json.IReadOnlyListString),
        tally.Seen, tally.Stored, tally.Revised, tally.Unchanged, tally.Awaiting, Reasons(tally.Filtered), Reasons(tally.Rejected));

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

    public static int LetGo(Session session, long source, DateTimeOffset before) => session.Run(Prune, source, before.UtcTicks, AlwaysKept);

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
    };

    private static string? Reasons(ImmutableSortedDictionary<string, int> reasons) =>
        Tallying.Counted(reasons) is { } counted ? JsonSerializer.Serialize(counted, Stored.Json.SortedDictionaryStringInt32) : null;

    private static ImmutableSortedDictionary<string, int> Counts(string? reasons) =>
        reasons is null ? ImmutableSortedDictionary<string, int>.Empty : JsonSerializer.Deserialize(reasons, Stored.Json.SortedDictionaryStringInt32)!.ToImmutableSortedDictionary();
}
