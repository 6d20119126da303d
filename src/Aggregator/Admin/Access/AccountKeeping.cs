using Aggregator.Storing;

namespace Aggregator.Admin.Access;

/// <summary>Makes and changes accounts, for console and command line alike: what has to end sessions does, and what was done is in the audit log.</summary>
internal sealed class AccountKeeping(IAccountStore accounts, Passwords passwords, TimeProvider clock)
{
    public ValueTask<AccountOutcome> AddAsync(string name, string password, Role role, bool mustChange, bool onlyFirst, Actor actor, string? note, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Name = name,
            Role = role,
            PasswordHash = passwords.Hash(password),
            Stamp = Secrets.New(),
            MustChangePassword = mustChange,
            CreatedAt = now,
            PasswordAt = now,
        };
        return accounts.AddAccountAsync(account, onlyFirst, Entry(actor, "account.create", name, null, Word(role), note), cancellation);
    }

    /// <param name="before">The account as it was when the password that it replaces was checked; refused where it changed since. Null: whatever it is.</param>
    public ValueTask<AccountOutcome> ChangePasswordAsync(Account before, string password, Actor actor, CancellationToken cancellation)
    {
        var (hash, now) = (passwords.Hash(password), clock.GetUtcNow());
        return accounts.ChangeAccountAsync(
            before.Name, a => a.Stamp != before.Stamp ? null : a with { PasswordHash = hash, PasswordAt = now, Stamp = Secrets.New(), MustChangePassword = false },
            Entry(actor, "account.password", before.Name, null, null, null), cancellation);
    }

    /// <summary>A new password from somebody else, without a second factor; failed attempts are forgotten.</summary>
    public async ValueTask<AccountOutcome> ResetAsync(string name, string password, bool mustChange, Actor actor, CancellationToken cancellation)
    {
        var (hash, now) = (passwords.Hash(password), clock.GetUtcNow());
        var outcome = await accounts.ChangeAccountAsync(
            name, a => a with { PasswordHash = hash, PasswordAt = now, Stamp = Secrets.New(), MustChangePassword = mustChange, SecondFactor = null, LastStep = 0, RecoveryCodes = [] },
            Entry(actor, "account.reset", name, null, null, "password, and no second factor any more"), cancellation);
        if (outcome == AccountOutcome.Done)
            await accounts.ChangeAttemptsAsync([LockoutKeys.OfName(name)], static _ => [Attempts.None], cancellation);
        return outcome;
    }

    public async ValueTask<AccountOutcome> SetRoleAsync(string name, Role role, Actor actor, CancellationToken cancellation) =>
        await accounts.FindAccountAsync(name, cancellation) is not { } before
            ? AccountOutcome.NoSuchAccount
            : before.Role == role
            ? AccountOutcome.Done
            : await accounts.ChangeAccountAsync(name, a => a with { Role = role, Stamp = Secrets.New() }, Entry(actor, "account.role", name, Word(before.Role), Word(role), null), cancellation);

    public ValueTask<AccountOutcome> SetEnabledAsync(string name, bool enabled, Actor actor, CancellationToken cancellation) => accounts.ChangeAccountAsync(
        name, a => a with { IsEnabled = enabled, Stamp = Secrets.New() }, Entry(actor, enabled ? "account.enable" : "account.disable", name, null, null, null), cancellation);

    public ValueTask<AccountOutcome> RemoveAsync(string name, Actor actor, CancellationToken cancellation) =>
        accounts.RemoveAccountAsync(name, Entry(actor, "account.remove", name, null, null, null), cancellation);

    /// <summary>Sets up a second factor, or takes it away.</summary>
    public ValueTask<AccountOutcome> SetSecondFactorAsync(Account before, string? key, long step, IReadOnlyList<string> recoveryCodes, Actor actor, CancellationToken cancellation) => accounts.ChangeAccountAsync(
        before.Name,
        a => a.Stamp != before.Stamp ? null : a with { SecondFactor = key, LastStep = step, RecoveryCodes = [.. recoveryCodes.Select(SecondFactor.HashOf)], Stamp = Secrets.New() },
        Entry(actor, key is null ? "account.second-factor-off" : "account.second-factor", before.Name, null, null, null), cancellation);

    public AuditEntry Entry(Actor actor, string action, string name, string? before, string? after, string? note) => new(0, clock.GetUtcNow(), actor, action, $"account:{name}", before, after, note);

    public static string Word(Role role) => role.ToString().ToLowerInvariant();
}
