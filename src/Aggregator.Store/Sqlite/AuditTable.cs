namespace Aggregator.Storing;

/// <summary>What people did.</summary>
internal static class AuditTable
{
    private const int Most = 1_000;

    private static readonly Sql Insert = new("INSERT INTO audit (at, actor, via, action, subject, before, after, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");

    private const string Rest = """
        sequence < $1 AND at >= $2 AND at < $3 AND ($4 IS NULL OR actor = $4) AND ($5 IS NULL OR action = $5 OR (substr($5, -1) = '.' AND substr(action, 1, length($5)) = $5))
        ORDER BY sequence DESC LIMIT $6
        """;

    private const string Columns = "SELECT sequence, at, actor, via, action, subject, before, after, note FROM audit";

    private static readonly Sql All = new($"{Columns} WHERE {Rest}");
    private static readonly Sql OfSubject = new($"{Columns} WHERE subject = $7 AND {Rest}");

    /// <summary>In the transaction of whatever the caller changes.</summary>
    public static void Append(Session session, AuditEntry entry) => session.Run(
        Insert, entry.At.UtcTicks, entry.Actor.Name, entry.Actor.Via, entry.Action, entry.Subject, entry.Before, entry.After, entry.Note);

    public static IReadOnlyList<AuditEntry> List(Session session, AuditQuery query)
    {
        var entries = new List<AuditEntry>();
        object?[] values =
        [
            query.Before ?? long.MaxValue, query.Since?.UtcTicks ?? 0, query.Until?.UtcTicks ?? long.MaxValue, query.Actor, query.Action,
            Math.Clamp(query.Limit, 1, Most), query.Subject,
        ];
        using var row = session.Query(query.Subject is null ? All : OfSubject, values);
        while (row.Read())
            entries.Add(new AuditEntry(row.Number(0), Instants.At(row.Number(1)), new Actor(row.Text(2), row.Text(3)), row.Text(4), row.Text(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));
        return entries;
    }
}
