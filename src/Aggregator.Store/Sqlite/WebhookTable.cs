using System.Text.Json;

namespace Aggregator.Storing;

/// <summary>Webhooks: who is told what, and how far they are.</summary>
internal static class WebhookTable
{
    private const string Columns = "w.number, w.declared, w.definition, w.secrets, w.cursor, w.failures, w.failing_since, w.paused_until, w.disabled_because";

    private const string Counts = """
        (SELECT count(*) FROM delivery d WHERE d.webhook = w.number AND d.dead = 0), (SELECT count(*) FROM delivery d WHERE d.webhook = w.number AND d.dead = 1)
        """;

    private static readonly Sql All = new($"SELECT {Columns}, {Counts} FROM webhook w ORDER BY w.name");
    private static readonly Sql One = new($"SELECT {Columns}, {Counts} FROM webhook w WHERE w.name = $1");
    private static readonly Sql NumberOf = new("SELECT number FROM webhook WHERE name = $1");
    private static readonly Sql DeclaredOf = new("SELECT declared FROM webhook WHERE name = $1");

    private static readonly Sql Upsert = new("""
        INSERT INTO webhook (name, declared, enabled, definition, secrets, cursor, failures) VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (name) DO UPDATE SET declared = excluded.declared, enabled = excluded.enabled, definition = excluded.definition, secrets = excluded.secrets
        """);

    private static readonly Sql Retire = new("UPDATE webhook SET declared = 0, enabled = 0 WHERE number = $1");
    private static readonly Sql Move = new("UPDATE webhook SET cursor = $2, failures = $3, failing_since = $4, paused_until = $5, disabled_because = $6 WHERE number = $1");
    private static readonly Sql Enable = new("UPDATE webhook SET failures = 0, failing_since = NULL, paused_until = NULL, disabled_because = NULL WHERE name = $1");
    private static readonly Sql Delete = new("DELETE FROM webhook WHERE number = $1");

    // A webhook that was disabled for its failures may be enabled again and has everything to come; one that is switched off has not.
    private static readonly Sql Slowest = new("SELECT min(cursor) FROM webhook WHERE enabled = 1");

    public static IReadOnlyList<WebhookStatus> List(Session session)
    {
        var webhooks = new List<WebhookStatus>();
        using var row = session.Query(All);
        while (row.Read())
            webhooks.Add(Status(row));
        return webhooks;
    }

    public static WebhookStatus? Find(Session session, string name)
    {
        using var row = session.Query(One, name);
        return row.Read() ? Status(row) : null;
    }

    public static long? FindNumber(Session session, string name) => session.Number(NumberOf, name);

    public static bool IsDeclared(Session session, string name) => session.Number(DeclaredOf, name) == 1;

    /// <param name="cursor">Where it begins if it is new.</param>
    public static void Keep(Session session, WebhookDefinition definition, bool declared, ReadOnlyMemory<byte>? secrets, long cursor) => session.Run(
        Upsert, definition.Name, declared, definition.Enabled, JsonSerializer.Serialize(definition, Stored.Json.WebhookDefinition), secrets is { } bytes ? (object)bytes : null, cursor);

    public static void SwitchOff(Session session, long number) => session.Run(Retire, number);

    public static void Advance(Session session, long number, WebhookState state) =>
        session.Run(Move, number, state.Cursor, state.Failures, state.FailingSince?.UtcTicks, state.PausedUntil?.UtcTicks, state.DisabledBecause);

    public static bool LetGoOn(Session session, string name) => session.Run(Enable, name) > 0;

    public static void Remove(Session session, long number) => session.Run(Delete, number);

    /// <summary>The least of the cursors; null where nobody is told anything.</summary>
    public static long? FindSlowest(Session session) => session.Number(Slowest);

    private static WebhookStatus Status(Row row)
    {
        var definition = JsonSerializer.Deserialize(row.Text(2), Stored.Json.WebhookDefinition)!;
        var state = new WebhookState
        {
            Cursor = row.Number(4),
            Failures = row.Count(5),
            FailingSince = Instants.At(row.NumberOrNull(6)),
            PausedUntil = Instants.At(row.NumberOrNull(7)),
            DisabledBecause = row.TextOrNull(8),
        };
        return new WebhookStatus(definition, row.Flag(1), state, row.Count(9), row.Count(10), row.IsNull(3) ? null : row.Bytes(3).ToArray());
    }
}
