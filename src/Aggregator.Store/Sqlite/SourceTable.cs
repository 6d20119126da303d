using System.Text.Json;
using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Sources' states, and the roster as the database has it.</summary>
internal static class SourceTable
{
    private static readonly Sql Outlets = new("SELECT number, declared, definition FROM outlet ORDER BY id");

    private const string StateColumns =
        "t.next_at, t.next_because, t.etag, t.last_modified, t.body_hash, t.moved_to, t.pace, t.failures, t.polled_at, t.succeeded_at, t.health, t.problem, t.rhythm, t.memory";

    private static readonly Sql Sources = new($"""
        SELECT s.number, s.outlet, s.declared, s.definition, t.articles, (SELECT min(d.due_at) FROM (SELECT v.due_at FROM visit v WHERE v.source = s.number UNION ALL SELECT h.due_at FROM waiting_revision h WHERE h.source = s.number) d), {StateColumns}, t.touched_at
        FROM source s JOIN source_state t ON t.source = s.number
        ORDER BY s.id
        """);

    private static readonly Sql One = new($"SELECT {StateColumns}, s.id FROM source s JOIN source_state t ON t.source = s.number WHERE s.number = $1");

    private static readonly Sql Insert = new("""
        INSERT INTO source_state (source, next_at, next_because, etag, last_modified, body_hash, moved_to, pace, failures, polled_at, succeeded_at, health, problem, rhythm, memory, polls, articles)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0)
        """);

    private static readonly Sql Move = new("""
        UPDATE source_state SET next_at = $2, next_because = $3, etag = $4, last_modified = $5, body_hash = $6, moved_to = $7, pace = $8, failures = $9,
               polled_at = $10, succeeded_at = $11, health = $12, problem = $13, rhythm = $14, memory = $15, polls = polls + 1
        WHERE source = $1
        RETURNING polls
        """);

    private static readonly Sql Reset = new("""
        UPDATE source_state SET next_at = $2, next_because = $3, etag = $4, last_modified = $5, body_hash = $6, moved_to = $7, pace = $8, failures = $9,
               polled_at = $10, succeeded_at = $11, health = $12, problem = $13, rhythm = $14, memory = $15
        WHERE source = $1
        """);

    private static readonly Sql Touch = new("UPDATE source_state SET touched_at = $2 WHERE source = $1");
    private static readonly Sql Count = new("UPDATE source_state SET articles = articles + $2 WHERE source = $1 RETURNING articles");

    public static Roster Load(Session session)
    {
        var lines = new Dictionary<long, List<SourceLine>>();
        using (var row = session.Query(Sources))
        {
            while (row.Read())
            {
                var outlet = row.Number(1);
                if (!lines.TryGetValue(outlet, out var sources))
                    lines[outlet] = sources = [];
                sources.Add(Line(row));
            }
        }

        var outlets = new List<OutletLine>();
        using (var row = session.Query(Outlets))
        {
            while (row.Read())
            {
                var sources = lines.GetValueOrDefault(row.Number(0)) ?? [];
                var outlet = JsonSerializer.Deserialize(row.Text(2), Stored.Json.Outlet)! with { Sources = [.. sources.Where(s => s.IsDeclared).Select(s => s.Source)] };
                outlets.Add(new OutletLine(row.Number(0), outlet, row.Flag(1), sources));
            }
        }

        return new Roster(outlets);
    }

    public static void Add(Session session, long source, SourceState state) => session.Run(Insert, Values(source, state));

    /// <summary>Keeps the state after a poll; answers the poll's number within its source.</summary>
    public static long Advance(Session session, long source, SourceState state) =>
        session.Number(Move, Values(source, state)) ?? throw new InvalidOperationException($"Source {state.Source} has no state");

    /// <summary>Keeps a state that no poll led to.</summary>
    public static void Replace(Session session, long source, SourceState state) => session.Run(Reset, Values(source, state));

    /// <summary>Keeps when the entries of a whole document were last marked as still there.</summary>
    public static void KeepTouched(Session session, long source, DateTimeOffset at) => session.Run(Touch, source, at.UtcTicks);

    /// <summary>Adds to the number of a source's published articles; answers the sum.</summary>
    public static int AddArticles(Session session, long source, int articles) => (int)session.Number(Count, source, articles)!.Value;

    private static object?[] Values(long source, SourceState state) =>
    [
        source, state.NextAt.UtcTicks, state.NextBecause, state.Validators.ETag, state.Validators.LastModified, state.BodyHash, state.MovedTo?.OriginalString,
        state.Pace == Pace.None ? null : JsonSerializer.Serialize(state.Pace, Stored.Json.Pace),
        state.Failures, state.PolledAt?.UtcTicks, state.SucceededAt?.UtcTicks, (int)state.Health, state.Problem,
        state.Rhythm.Since is null ? null : state.Rhythm.ToBytes(), state.Memory == SourceMemory.None ? null : JsonSerializer.Serialize(state.Memory, Stored.Json.SourceMemory),
    ];

    /// <summary>A source's state as it stands in this transaction.</summary>
    public static SourceState Read(Session session, long source)
    {
        using var row = session.Query(One, source);
        return row.Read() ? State(row, 0, new SourceId(row.Text(14))) : throw new InvalidOperationException($"Source number {source} has no state");
    }

    private static SourceLine Line(Row row)
    {
        var source = JsonSerializer.Deserialize(row.Text(3), Stored.Json.Source)!;
        var standing = new SourceStanding(State(row, 6, source.Id), Instants.At(row.NumberOrNull(5)), row.Count(4)) { TouchedAt = Instants.At(row.NumberOrNull(20)) };
        return new SourceLine(row.Number(0), source, row.Flag(2), standing);
    }

    // The columns of a state, from the first of them on.
    private static SourceState State(Row row, int first, SourceId source) => new()
    {
        Source = source,
        NextAt = Instants.At(row.Number(first)),
        NextBecause = row.Text(first + 1),
        Validators = new(row.TextOrNull(first + 2), row.TextOrNull(first + 3)),
        BodyHash = row.TextOrNull(first + 4),
        MovedTo = row.TextOrNull(first + 5) is { } moved ? new Uri(moved) : null,
        Pace = row.TextOrNull(first + 6) is { } pace ? JsonSerializer.Deserialize(pace, Stored.Json.Pace)! : Pace.None,
        Failures = row.Count(first + 7),
        PolledAt = Instants.At(row.NumberOrNull(first + 8)),
        SucceededAt = Instants.At(row.NumberOrNull(first + 9)),
        Health = (SourceHealth)row.Count(first + 10),
        Problem = row.TextOrNull(first + 11),
        Rhythm = row.IsNull(first + 12) ? Rhythm.None : Rhythm.FromBytes(row.Bytes(first + 12)),
        Memory = row.TextOrNull(first + 13) is { } memory ? JsonSerializer.Deserialize(memory, Stored.Json.SourceMemory)! : SourceMemory.None,
    };
}
