namespace Aggregator.Storing;

/// <summary>What became of a change to an account.</summary>
public enum AccountOutcome
{
    Done,
    NoSuchAccount,
    NameTaken,

    /// <summary>Nobody would be left who may administer; nothing was changed.</summary>
    LastAdmin,

    /// <summary>The change itself said no.</summary>
    Refused,
}

/// <summary>
/// Accounts, their sessions and tokens, and failed attempts to sign in. Nothing of it is kept in memory: what another process changes counts at once.
/// An audit entry that comes with a change is appended in its transaction, and not where nothing was changed.
/// </summary>
public interface IAccountStore
{
    ValueTask<bool> AnyAccountAsync(CancellationToken cancellation);

    /// <summary>By name.</summary>
    ValueTask<IReadOnlyList<Account>> AccountsAsync(CancellationToken cancellation);

    ValueTask<Account?> FindAccountAsync(string name, CancellationToken cancellation);

    /// <param name="account">Its number is given by the store.</param>
    /// <param name="onlyFirst">Refused where there is an account already.</param>
    /// <param name="entry">For the audit log.</param>
    ValueTask<AccountOutcome> AddAccountAsync(Account account, bool onlyFirst, AuditEntry entry, CancellationToken cancellation);

    /// <summary>Changes an account as it stands at that moment. Name and number stay. Another stamp ends its sessions.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="change">Null refuses.</param>
    /// <param name="entry">For the audit log; null for what is none of an auditor's business.</param>
    /// <param name="cancellation">Before it is queued.</param>
    ValueTask<AccountOutcome> ChangeAccountAsync(string name, Func<Account, Account?> change, AuditEntry? entry, CancellationToken cancellation);

    /// <summary>Removes an account with its sessions and tokens.</summary>
    ValueTask<AccountOutcome> RemoveAccountAsync(string name, AuditEntry entry, CancellationToken cancellation);

    ValueTask AddSessionAsync(AdminSession session, CancellationToken cancellation);

    /// <summary>A session with its account as it stands now.</summary>
    ValueTask<(AdminSession Session, Account Account)?> FindSessionAsync(string id, CancellationToken cancellation);

    ValueTask TouchSessionAsync(string id, DateTimeOffset seenAt, CancellationToken cancellation);

    ValueTask RemoveSessionAsync(string id, CancellationToken cancellation);

    /// <summary>False: the account has a token of this name, or is gone.</summary>
    ValueTask<bool> AddTokenAsync(ApiToken token, AuditEntry entry, CancellationToken cancellation);

    /// <summary>All, or an account's; newest first.</summary>
    ValueTask<IReadOnlyList<(ApiToken Token, string Account)>> TokensAsync(long? account, CancellationToken cancellation);

    /// <summary>A token with its account as it stands now.</summary>
    ValueTask<(ApiToken Token, Account Account)?> FindTokenAsync(string hash, CancellationToken cancellation);

    ValueTask TouchTokenAsync(long number, DateTimeOffset usedAt, CancellationToken cancellation);

    /// <param name="number">The token's.</param>
    /// <param name="account">Only if it is this account's; null: whosever it is.</param>
    /// <param name="entry">For the audit log.</param>
    /// <param name="cancellation">Before it is queued.</param>
    ValueTask<bool> RemoveTokenAsync(long number, long? account, AuditEntry entry, CancellationToken cancellation);

    /// <summary>Changes what is kept under these keys, all at one moment: of attempts that come at once each sees those before it. Answers what is kept now.</summary>
    ValueTask<IReadOnlyList<Attempts>> ChangeAttemptsAsync(IReadOnlyList<string> keys, Func<IReadOnlyList<Attempts>, IReadOnlyList<Attempts>> change, CancellationToken cancellation);

    /// <summary>What is kept under these keys.</summary>
    ValueTask<IReadOnlyList<Attempts>> AttemptsAsync(IReadOnlyList<string> keys, CancellationToken cancellation);

    /// <summary>Lets go of sessions that ended, and of attempts that are older than this.</summary>
    ValueTask PruneAccessAsync(DateTimeOffset now, DateTimeOffset attemptsBefore, CancellationToken cancellation);
}
