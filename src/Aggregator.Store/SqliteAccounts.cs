using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>The side of the store that accounts live on. Since none of it is kept in memory, a command can use it beside a daemon.</summary>
public sealed class SqliteAccounts : IAccountStore, IAsyncDisposable
{
    private const int Readers = 1;

    private readonly Writer _writer;
    private readonly ReaderPool _readers;

    internal SqliteAccounts(Writer writer, ReaderPool readers) => (_writer, _readers) = (writer, readers);

    /// <summary>Opens a database that a daemon may be working on; both write, one after the other.</summary>
    /// <exception cref="StoreException">The file is not there, not ours, or of another version.</exception>
    public static SqliteAccounts OpenBeside(string path, TimeSpan busyTimeout)
    {
        if (!File.Exists(path))
            throw new StoreException(StoreProblem.Other, $"There is no database {path}");
        Session? session = null;
        try
        {
            var file = new DatabaseFile(path, busyTimeout);
            session = file.OpenWriter();
            Migrations.RequirePresent(session, path);
            return new SqliteAccounts(new Writer(session, path, 1), new ReaderPool(file, Readers));
        }
        catch (Exception e)
        {
            session?.Dispose();
            throw e is SqliteException sqlite ? Troubles.Of(sqlite, path) : e;
        }
    }

    public ValueTask<bool> AnyAccountAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => AccountTable.HasAny(session), cancellation);

    public ValueTask<IReadOnlyList<Account>> AccountsAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => AccountTable.List(session), cancellation);

    public ValueTask<Account?> FindAccountAsync(string name, CancellationToken cancellation) => _readers.ReadAsync(name, AccountTable.Find, cancellation);

    public ValueTask<AccountOutcome> AddAccountAsync(Account account, bool onlyFirst, AuditEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        return AuditedAsync(session => AccountTable.Add(session, account, onlyFirst), static o => o == AccountOutcome.Done, entry, cancellation);
    }

    public ValueTask<AccountOutcome> ChangeAccountAsync(string name, Func<Account, Account?> change, AuditEntry? entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        return AuditedAsync(session => AccountTable.Change(session, name, change), static o => o == AccountOutcome.Done, entry, cancellation);
    }

    public ValueTask<AccountOutcome> RemoveAccountAsync(string name, AuditEntry entry, CancellationToken cancellation) =>
        AuditedAsync(session => AccountTable.Remove(session, name), static o => o == AccountOutcome.Done, entry, cancellation);

    public async ValueTask AddSessionAsync(AdminSession session, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        await DoAsync(s => AdminSessionTable.Add(s, session), cancellation);
    }

    public ValueTask<(AdminSession Session, Account Account)?> FindSessionAsync(string id, CancellationToken cancellation) => _readers.ReadAsync(id, AdminSessionTable.Find, cancellation);

    public async ValueTask TouchSessionAsync(string id, DateTimeOffset seenAt, CancellationToken cancellation) => await DoAsync(s => AdminSessionTable.Touch(s, id, seenAt), cancellation);

    public async ValueTask RemoveSessionAsync(string id, CancellationToken cancellation) => await DoAsync(s => AdminSessionTable.Remove(s, id), cancellation);

    public ValueTask<bool> AddTokenAsync(ApiToken token, AuditEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(token);
        return AuditedAsync(session => TokenTable.Add(session, token), static added => added, entry, cancellation);
    }

    public ValueTask<IReadOnlyList<(ApiToken Token, string Account)>> TokensAsync(long? account, CancellationToken cancellation) => _readers.ReadAsync(account, TokenTable.List, cancellation);

    public ValueTask<(ApiToken Token, Account Account)?> FindTokenAsync(string hash, CancellationToken cancellation) => _readers.ReadAsync(hash, TokenTable.Find, cancellation);

    public async ValueTask TouchTokenAsync(long number, DateTimeOffset usedAt, CancellationToken cancellation) => await DoAsync(s => TokenTable.Touch(s, number, usedAt), cancellation);

    public ValueTask<bool> RemoveTokenAsync(long number, long? account, AuditEntry entry, CancellationToken cancellation) =>
        AuditedAsync(session => TokenTable.Remove(session, number, account), static removed => removed, entry, cancellation);

    public async ValueTask<IReadOnlyList<Attempts>> ChangeAttemptsAsync(IReadOnlyList<string> keys, Func<IReadOnlyList<Attempts>, IReadOnlyList<Attempts>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(change);
        return await _writer.WriteAsync(
            batch =>
            {
                var after = change(AttemptTable.Find(batch.Session, keys));
                for (var i = 0; i < keys.Count; i++)
                    AttemptTable.Keep(batch.Session, keys[i], after[i]);
                return after;
            },
            cancellation);
    }

    public ValueTask<IReadOnlyList<Attempts>> AttemptsAsync(IReadOnlyList<string> keys, CancellationToken cancellation) => _readers.ReadAsync(keys, AttemptTable.Find, cancellation);

    public async ValueTask PruneAccessAsync(DateTimeOffset now, DateTimeOffset attemptsBefore, CancellationToken cancellation) => await DoAsync(
        session =>
        {
            AdminSessionTable.RemoveEnded(session, now);
            AttemptTable.Prune(session, attemptsBefore);
        },
        cancellation);

    /// <summary>Closes what <see cref="OpenBeside"/> opened; a store closes its own.</summary>
    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync();
    }

    private ValueTask<T> AuditedAsync<T>(Func<Session, T> change, Func<T, bool> isDone, AuditEntry? entry, CancellationToken cancellation) => _writer.WriteAsync(
        batch =>
        {
            var outcome = change(batch.Session);
            if (entry is not null && isDone(outcome))
                AuditTable.Append(batch.Session, entry);
            return outcome;
        },
        cancellation);

    private ValueTask<bool> DoAsync(Action<Session> change, CancellationToken cancellation) => _writer.WriteAsync(
        batch =>
        {
            change(batch.Session);
            return true;
        },
        cancellation);
}
