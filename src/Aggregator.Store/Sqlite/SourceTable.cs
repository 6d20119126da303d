using System.Text.Json;
using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Sources' states, and the roster as the database has it.</summary>
internal static class SourceTable
{
    private static readonly Sql Outlets = new("SELECT number, declared, definition FROM outlet ORDER BY id");

    private static readonly Sql Sources = new("""
        SELECT s.number, s.outlet, s.declared, s.definition, t.articles, (SELECT min(v.due_at) FROM visit v WHERE v.source = s.number),
               t.next_at, t.next_because, t.etag, t.last_modified, t.body_hash, t.moved_to, t.pace, t.failures, t.polled_at, t.succeeded_at, t.health, t.problem
        FROM source s JOIN source_state t ON t.source = s.number
        ORDER BY s.id
        """);

    private static readonly Sql Insert = new("""
        INSERT INTO source_state (source, next_at, next_because, etag, last_modified, body_hash, moved_to, pace, failures, polled_at, succeeded_at, health, problem, polls, articles)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 0)
        """);

    private static readonly Sql Move = new("""
        UPDATE source_state SET next_at = $2, next_because = $3, etag = $4, last_modified = $5, body_hash = $6, moved_to = $7, pace = $8, failures = $9,
               polled_at = $10, succeeded_at = $11, health = $12, problem = $13, polls = polls + 1
        WHERE source = $1
        RETURNING polls
        """);

    private static readonly Sql Reset = new("""
        UPDATE source_state SET next_at = $2, next_because = $3, etag = $4, last_modified = $5, body_hash = $6, moved_to = $7, pace = $8, failures = $9,
               polled_at = $10, succeeded_at = $11, health = $12, problem = $13
        WHERE source = $1
        """);

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

    /// <summary>Adds to the number of a source's published articles; answers the sum.</summary>
    public static int AddArticles(Session session, long source, int articles) => (int)session.Number(Count, source, articles)!.Value;

    private static object?[] Values(long source, SourceState state) =>
    [
        source, state.NextAt.UtcTicks, state.NextBecause, state.Validators.ETag, state.Validators.LastModified, state.BodyHash, state.MovedTo?.OriginalString,
        state.Pace == Pace.None ? null : JsonSerializer.Serialize(state.Pace, Stored.Json.Pace),
        state.Failures, state.PolledAt?.UtcTicks, state.SucceededAt?.UtcTicks, (int)state.Health, state.Problem,
    ];

    private static SourceLine Line(Row row)
    {
        var source = JsonSerializer.Deserialize(row.Text(3), Stored.Json.Source)!;
        var state = new SourceState
        {
            Source = source.Id,
            NextAt = Instants.At(row.Number(6)),
            NextBecause = row.Text(7),
            Validators = new(row.TextOrNull(8), row.TextOrNull(9)),
            BodyHash = row.TextOrNull(10),
            MovedTo = row.TextOrNull(11) is { } moved ? new Uri(moved) : null,
            Pace = row.TextOrNull(12) is { } pace ? JsonSerializer.Deserialize(pace, Stored.Json.Pace)! : Pace.None,
            Failures = row.Count(13),
            PolledAt = Instants.At(row.NumberOrNull(14)),
            SucceededAt = Instants.At(row.NumberOrNull(15)),
            Health = (SourceHealth)row.Count(16),
            Problem = row.TextOrNull(17),
        };
        return new SourceLine(row.Number(0), source, row.Flag(2), new SourceStanding(state, Instants.At(row.NumberOrNull(5)), row.Count(4)));
    }
}
