namespace Aggregator.Storing;

/// <summary>Browsers that are signed in.</summary>
internal static class AdminSessionTable
{
    private static readonly Sql Insert = new("INSERT INTO admin_session (id, account, stamp, created_at, seen_at, ends_at, address) VALUES ($1, $2, $3, $4, $5, $6, $7)");

    private static readonly Sql One = new($"""
        SELECT s.stamp, s.created_at, s.seen_at, s.ends_at, s.address, {AccountTable.Columns} FROM admin_session s JOIN account a ON a.number = s.account WHERE s.id = $1
        """);

    private static readonly Sql Touched = new("UPDATE admin_session SET seen_at = $2 WHERE id = $1");
    private static readonly Sql Delete = new("DELETE FROM admin_session WHERE id = $1");
    private static readonly Sql DeleteOf = new("DELETE FROM admin_session WHERE account = $1");
    private static readonly Sql DeleteEnded = new("DELETE FROM admin_session WHERE ends_at <= $1");

    public static void Add(Session session, AdminSession one) =>
        session.Run(Insert, one.Id, one.Account, one.Stamp, one.CreatedAt.UtcTicks, one.SeenAt.UtcTicks, one.EndsAt.UtcTicks, one.Address);

    public static (AdminSession Session, Account Account)? Find(Session session, string id)
    {
        using var row = session.Query(One, id);
        if (!row.Read())
            return null;
        var account = AccountTable.Read(row, 5);
        return (new AdminSession(id, account.Number, row.Text(0), Instants.At(row.Number(1)), Instants.At(row.Number(2)), Instants.At(row.Number(3)), row.Text(4)), account);
    }

    public static void Touch(Session session, string id, DateTimeOffset at) => session.Run(Touched, id, at.UtcTicks);

    public static void Remove(Session session, string id) => session.Run(Delete, id);

    public static void RemoveAll(Session session, long account) => session.Run(DeleteOf, account);

    public static void RemoveEnded(Session session, DateTimeOffset now) => session.Run(DeleteEnded, now.UtcTicks);
}
