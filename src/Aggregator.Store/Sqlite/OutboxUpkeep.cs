namespace Aggregator.Storing;

/// <summary>Lets go of events that nobody will ask for any more, oldest first and a bounded number at a time.</summary>
internal static class OutboxUpkeep
{
    private const int AtOnce = 5_000;

    private static readonly Sql FirstKept = new("SELECT min(sequence) FROM outbox WHERE at >= $1");
    private static readonly Sql Last = new("SELECT max(sequence) FROM outbox");
    private static readonly Sql Reach = new("SELECT max(sequence) FROM (SELECT sequence FROM outbox WHERE sequence <= $1 ORDER BY sequence LIMIT $2)");
    private static readonly Sql Delete = new("DELETE FROM outbox WHERE sequence <= $1");
    private static readonly Sql Keep = new("UPDATE ledger SET pruned = $1");

    /// <summary>How many went, and up to which sequence they are gone now; null where nothing is old enough.</summary>
    /// <param name="before">Events of this instant and later stay.</param>
    /// <param name="notBeyond">Events after this sequence stay, however old: somebody has still to get them.</param>
    public static (int Gone, long? Pruned) Run(Session session, DateTimeOffset before, long notBeyond)
    {
        var old = session.Number(FirstKept, before.UtcTicks) is { } kept ? kept - 1 : session.Number(Last) ?? 0;
        if (session.Number(Reach, Math.Min(old, notBeyond), AtOnce) is not { } reach)
            return (0, null);
        var gone = session.Run(Delete, reach);
        session.Run(Keep, reach);
        return (gone, reach);
    }
}
