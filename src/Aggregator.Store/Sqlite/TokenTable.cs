namespace Aggregator.Storing;

/// <summary>Tokens of programs.</summary>
internal static class TokenTable
{
    private const string Columns = "t.number, t.hash, t.account, t.name, t.scopes, t.created_at, t.ends_at, t.used_at";

    private static readonly Sql Insert = new("""
        INSERT INTO api_token (hash, account, name, scopes, created_at, ends_at) SELECT $1, number, $3, $4, $5, $6 FROM account WHERE number = $2 ON CONFLICT DO NOTHING
        """);

    private static readonly Sql All = new($"SELECT {Columns}, a.name FROM api_token t JOIN account a ON a.number = t.account WHERE $1 IS NULL OR t.account = $1 ORDER BY t.number DESC");
    private static readonly Sql One = new($"SELECT {Columns}, {AccountTable.Columns} FROM api_token t JOIN account a ON a.number = t.account WHERE t.hash = $1");
    private static readonly Sql Touched = new("UPDATE api_token SET used_at = $2 WHERE number = $1");
    private static readonly Sql Delete = new("DELETE FROM api_token WHERE number = $1 AND ($2 IS NULL OR account = $2)");

    public static bool Add(Session session, ApiToken token) =>
        session.Run(Insert, token.Hash, token.Account, token.Name, (int)token.Scopes, token.CreatedAt.UtcTicks, token.EndsAt?.UtcTicks) > 0;

    public static IReadOnlyList<(ApiToken Token, string Account)> List(Session session, long? account)
    {
        var tokens = new List<(ApiToken, string)>();
        using var row = session.Query(All, account);
        while (row.Read())
            tokens.Add((Read(row), row.Text(8)));
        return tokens;
    }

    public static (ApiToken Token, Account Account)? Find(Session session, string hash)
    {
        using var row = session.Query(One, hash);
        return row.Read() ? (Read(row), AccountTable.Read(row, 8)) : null;
    }

    public static void Touch(Session session, long number, DateTimeOffset at) => session.Run(Touched, number, at.UtcTicks);

    public static bool Remove(Session session, long number, long? account) => session.Run(Delete, number, account) > 0;

    private static ApiToken Read(Row row) => new(
        row.Number(0), row.Text(1), row.Number(2), row.Text(3), (TokenScopes)row.Count(4), Instants.At(row.Number(5)), Instants.At(row.NumberOrNull(6)), Instants.At(row.NumberOrNull(7)));
}
