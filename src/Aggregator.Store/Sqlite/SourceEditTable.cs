namespace Aggregator.Storing;

/// <summary>Every version of what admins keep of outlets and sources.</summary>
internal static class SourceEditTable
{
    private const int Most = 1_000;
    private const string Columns = "e.kind, e.id, e.version, e.at, e.actor, e.via, e.note, e.definition, e.secrets";

    private static readonly Sql Newest = new("SELECT max(number) FROM source_edit");

    private static readonly Sql Newer = new($"""
        SELECT {Columns} FROM source_edit e
        WHERE e.number > $1 AND e.version = (SELECT max(x.version) FROM source_edit x WHERE x.kind = e.kind AND x.id = e.id)
        ORDER BY e.number
        """);

    private static readonly Sql Insert = new("""
        INSERT INTO source_edit (kind, id, version, at, actor, via, note, definition, secrets) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """);

    private static readonly Sql OfSubject = new($"SELECT {Columns} FROM source_edit e WHERE e.kind = $1 AND e.id = $2 AND e.version < $3 ORDER BY e.version DESC LIMIT $4");

    public static long Edition(Session session) => session.Number(Newest) ?? 0;

    public static SourceEdits Heads(Session session, long after)
    {
        // In this order a version that comes in between is read again with the next edition, never missed.
        var edition = Edition(session);
        return new SourceEdits(edition, List(session.Query(Newer, after)));
    }

    /// <summary>In one transaction of the caller's; false where somebody was faster.</summary>
    public static bool Save(Session session, long edition, IReadOnlyList<SourceEdit> edits, IReadOnlyList<AuditEntry> entries)
    {
        if (Edition(session) != edition)
            return false;
        foreach (var edit in edits)
        {
            session.Run(
                Insert, (int)edit.Subject.Kind, edit.Subject.Id, edit.Version, edit.At.UtcTicks, edit.Actor.Name, edit.Actor.Via, edit.Note, edit.Definition, edit.Secrets is { } bytes ? (object)bytes : null);
        }

        foreach (var entry in entries)
            AuditTable.Append(session, entry);
        return true;
    }

    public static IReadOnlyList<SourceEdit> Versions(Session session, EditSubject subject, int? before, int limit) =>
        List(session.Query(OfSubject, (int)subject.Kind, subject.Id, before ?? int.MaxValue, Math.Clamp(limit, 1, Most)));

    private static List<SourceEdit> List(Row rows)
    {
        var edits = new List<SourceEdit>();
        using var row = rows;
        while (row.Read())
        {
            edits.Add(new SourceEdit
            {
                Subject = new EditSubject((EditKind)row.Count(0), row.Text(1)),
                Version = row.Count(2),
                At = Instants.At(row.Number(3)),
                Actor = new Actor(row.Text(4), row.Text(5)),
                Note = row.TextOrNull(6),
                Definition = row.TextOrNull(7),
                Secrets = row.IsNull(8) ? default(ReadOnlyMemory<byte>?) : row.Bytes(8).ToArray(),
            });
        }

        return edits;
    }
}
