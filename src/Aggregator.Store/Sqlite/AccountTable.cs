namespace Aggregator.Storing;

/// <summary>Accounts. Columns in one order, so that others can join them.</summary>
internal static class AccountTable
{
    /// <summary>Of <c>account a</c>; <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "a.number, a.name, a.role, a.enabled, a.password_hash, a.stamp, a.must_change, a.second_factor, a.last_step, a.recovery_codes, a.created_at, a.password_at, a.signed_in_at";

    private static readonly Sql All = new($"SELECT {Columns} FROM account a ORDER BY a.name");
    private static readonly Sql One = new($"SELECT {Columns} FROM account a WHERE a.name = $1");
    private static readonly Sql Any = new("SELECT EXISTS (SELECT 1 FROM account)");
    private static readonly Sql Admins = new("SELECT count(*) FROM account WHERE role = 'admin' AND enabled = 1");

    private static readonly Sql Insert = new("""
        INSERT INTO account (name, role, enabled, password_hash, stamp, must_change, second_factor, last_step, recovery_codes, created_at, password_at, signed_in_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """);

    private static readonly Sql Update = new("""
        UPDATE account SET role = $2, enabled = $3, password_hash = $4, stamp = $5, must_change = $6, second_factor = $7, last_step = $8, recovery_codes = $9, password_at = $10, signed_in_at = $11
        WHERE number = $1
        """);

    private static readonly Sql Delete = new("DELETE FROM account WHERE number = $1");

    public static bool HasAny(Session session) => session.Number(Any) == 1;

    public static IReadOnlyList<Account> List(Session session)
    {
        var accounts = new List<Account>();
        using var row = session.Query(All);
        while (row.Read())
            accounts.Add(Read(row));
        return accounts;
    }

    public static Account? Find(Session session, string name)
    {
        using var row = session.Query(One, name);
        return row.Read() ? Read(row) : null;
    }

    public static AccountOutcome Add(Session session, Account account, bool onlyFirst)
    {
        if (onlyFirst && HasAny(session))
            return AccountOutcome.Refused;
        if (Find(session, account.Name) is not null)
            return AccountOutcome.NameTaken;
        session.Run(
            Insert, account.Name, Word(account.Role), account.IsEnabled, account.PasswordHash, account.Stamp, account.MustChangePassword, account.SecondFactor, account.LastStep,
            string.Join(' ', account.RecoveryCodes), account.CreatedAt.UtcTicks, account.PasswordAt.UtcTicks, account.SignedInAt?.UtcTicks);
        return AccountOutcome.Done;
    }

    public static AccountOutcome Change(Session session, string name, Func<Account, Account?> change)
    {
        if (Find(session, name) is not { } before)
            return AccountOutcome.NoSuchAccount;
        if (change(before) is not { } after)
            return AccountOutcome.Refused;
        if (IsLastAdmin(session, before) && !Administers(after))
            return AccountOutcome.LastAdmin;
        session.Run(
            Update, before.Number, Word(after.Role), after.IsEnabled, after.PasswordHash, after.Stamp, after.MustChangePassword, after.SecondFactor, after.LastStep,
            string.Join(' ', after.RecoveryCodes), after.PasswordAt.UtcTicks, after.SignedInAt?.UtcTicks);
        if (after.Stamp != before.Stamp)
            AdminSessionTable.RemoveAll(session, before.Number);
        return AccountOutcome.Done;
    }

    public static AccountOutcome Remove(Session session, string name)
    {
        if (Find(session, name) is not { } account)
            return AccountOutcome.NoSuchAccount;
        if (IsLastAdmin(session, account))
            return AccountOutcome.LastAdmin;
        session.Run(Delete, account.Number);
        return AccountOutcome.Done;
    }

    /// <summary>The account from the columns that begin at <paramref name="at"/>.</summary>
    public static Account Read(Row row, int at = 0) => new()
    {
        Number = row.Number(at),
        Name = row.Text(at + 1),
        Role = Enum.Parse<Role>(row.Text(at + 2), ignoreCase: true),
        IsEnabled = row.Flag(at + 3),
        PasswordHash = row.Text(at + 4),
        Stamp = row.Text(at + 5),
        MustChangePassword = row.Flag(at + 6),
        SecondFactor = row.TextOrNull(at + 7),
        LastStep = row.Number(at + 8),
        RecoveryCodes = row.Text(at + 9).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        CreatedAt = Instants.At(row.Number(at + 10)),
        PasswordAt = Instants.At(row.Number(at + 11)),
        SignedInAt = Instants.At(row.NumberOrNull(at + 12)),
    };

    private static bool Administers(Account account) => account is { Role: Role.Admin, IsEnabled: true };

    private static bool IsLastAdmin(Session session, Account account) => Administers(account) && session.Number(Admins) == 1;

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
