using System.Text.Json;
using Aggregator.Fetching;
using Aggregator.Reading;

namespace Aggregator.Storing;

/// <summary>Pages that are to be fetched, and which poll's tally still counts them as awaiting.</summary>
internal static class VisitTable
{
    // An entry that changed is fetched afresh: what the page's server said of the version before does not vouch for this one.
    private static readonly Sql Queue = new("""
        INSERT INTO visit (source, key, due_at, failures, entry, poll) VALUES ($1, $2, $3, 0, $4, $5)
        ON CONFLICT (source, key) DO UPDATE SET due_at = excluded.due_at, failures = 0, missing = 0, missing_since = NULL, missing_gone = 0, held = 0, etag = NULL, last_modified = NULL, entry = excluded.entry, poll = coalesce(poll, excluded.poll)
        RETURNING poll
        """);

    private static readonly Sql Any = new("SELECT 1 FROM visit WHERE source = $1 LIMIT 1");
    private static readonly Sql Find = new("SELECT poll FROM visit WHERE source = $1 AND key = $2");
    private static readonly Sql Delete = new("DELETE FROM visit WHERE source = $1 AND key = $2");
    private static readonly Sql Hasten = new("UPDATE visit SET due_at = min(due_at, $3) WHERE source = $1 AND key = $2");
    private static readonly Sql Settle = new("UPDATE visit SET poll = NULL WHERE source = $1 AND key = $2");
    private static readonly Sql Postpone = new("""
        UPDATE visit SET due_at = $3, failures = $4, etag = $5, last_modified = $6, missing = $7, missing_since = $8, missing_gone = $9, held = $10
        WHERE source = $1 AND key = $2
        """);

    private static readonly Sql HeldBack = new("SELECT source, count(*) FROM visit WHERE held = 1 GROUP BY source");
    private static readonly Sql Earliest = new("SELECT min(due_at) FROM (SELECT min(due_at) AS due_at FROM visit WHERE source = $1 UNION ALL SELECT min(due_at) FROM waiting_revision WHERE source = $1)");

    private const string Whole = """
        SELECT v.key, v.entry, a.id, e.first_seen_at, v.due_at, v.failures, e.visits, v.etag, v.last_modified, v.missing, v.missing_since, v.missing_gone, v.held
        FROM visit v
        JOIN entry e ON e.source = v.source AND e.key = v.key
        LEFT JOIN article a ON a.number = e.article
        """;

    private static readonly Sql DueOf = new($"{Whole} WHERE v.source = $1 AND v.due_at <= $2 ORDER BY v.due_at, v.key LIMIT $3");
    private static readonly Sql HeldOf = new($"{Whole} WHERE v.source = $1 AND v.held = 1 ORDER BY v.key");

    /// <summary>Makes a page due; false where another poll counts the entry as awaiting already.</summary>
    public static bool Enqueue(Session session, long source, long key, Entry entry, DateTimeOffset dueAt, long poll) =>
        session.Number(Queue, source, key, dueAt.UtcTicks, JsonSerializer.SerializeToUtf8Bytes(entry, Stored.Json.Entry), poll) == poll;

    public static bool HasAny(Session session, long source) => session.Number(Any, source) is not null;

    /// <summary>The poll that counts the entry as awaiting; null where none does.</summary>
    public static (bool IsThere, long? Poll) FindDebt(Session session, long source, long key)
    {
        using var row = session.Query(Find, source, key);
        return row.Read() ? (true, row.NumberOrNull(0)) : (false, null);
    }

    public static void Remove(Session session, long source, long key) => session.Run(Delete, source, key);

    public static void MakeDue(Session session, long source, long key, DateTimeOffset at) => session.Run(Hasten, source, key, at.UtcTicks);

    public static void MarkSettled(Session session, long source, long key) => session.Run(Settle, source, key);

    public static void Move(Session session, long source, VisitResult visit, DateTimeOffset at) =>
        session.Run(
            Postpone, source, visit.Key, at.UtcTicks, visit.Failures, visit.Validators.ETag, visit.Validators.LastModified,
            visit.Absence?.Tries ?? 0, visit.Absence?.Since.UtcTicks, visit.Absence is { Gone: true }, visit.Absence is { Held: true });

    /// <summary>By source: how many pages ask for a withdrawal that is held back.</summary>
    public static Dictionary<long, int> CountHeldBack(Session session)
    {
        var held = new Dictionary<long, int>();
        using var row = session.Query(HeldBack);
        while (row.Read())
            held[row.Number(0)] = row.Count(1);
        return held;
    }

    /// <summary>The earliest page of a source, or revision that waits.</summary>
    public static DateTimeOffset? FindEarliest(Session session, long source) => Instants.At(session.Number(Earliest, source));

    public static void AddDue(Session session, SourceLine line, DateTimeOffset now, int limit, List<PageVisit> to)
    {
        using var row = session.Query(DueOf, line.Number, now.UtcTicks, limit);
        while (row.Read())
            to.Add(Visit(row, line));
    }

    /// <summary>Those of a source whose withdrawal is held back.</summary>
    public static List<PageVisit> HeldBackOf(Session session, SourceLine line)
    {
        var held = new List<PageVisit>();
        using var row = session.Query(HeldOf, line.Number);
        while (row.Read())
            held.Add(Visit(row, line));
        return held;
    }

    private static PageVisit Visit(Row row, SourceLine line) => new()
    {
        Source = line.Source.Id,
        Key = row.Number(0),
        Entry = JsonSerializer.Deserialize(row.Bytes(1), Stored.Json.Entry)!,
        Article = row.TextOrNull(2) is { } article ? new(article) : null,
        FirstSeenAt = Instants.At(row.Number(3)),
        DueAt = Instants.At(row.Number(4)),
        Failures = row.Count(5),
        Visits = row.Count(6),
        Validators = new Validators(row.TextOrNull(7), row.TextOrNull(8)),
        Absence = row.NumberOrNull(10) is { } since ? new Absence(row.Count(9), Instants.At(since), row.Flag(11), row.Flag(12)) : null,
    };
}
