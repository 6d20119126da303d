using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Accounts, their sessions and tokens, and failed attempts.</summary>
internal abstract class AccountContract : StoreContract
{
    protected abstract IAccountStore Accounts { get; }

    private IAuditLog Audit => (IAuditLog)Queries;

    [Test]
    public async Task An_account_comes_back_as_it_was_stored()
    {
        var account = Account("ann") with { SecondFactor = "sealed", LastStep = 7, RecoveryCodes = ["one", "two"], MustChangePassword = true, SignedInAt = Start.AddHours(1) };
        Assert.That(await Accounts.AnyAccountAsync(default), Is.False);
        Assert.That(await AddAsync(account), Is.EqualTo(AccountOutcome.Done));
        await ReopenAsync();

        var found = (await Accounts.FindAccountAsync("ann", default))!;
        Assert.That(found.RecoveryCodes, Is.EqualTo(account.RecoveryCodes));
        Assert.That(found with { Number = 0, RecoveryCodes = account.RecoveryCodes }, Is.EqualTo(account));
        Assert.That(await Accounts.AnyAccountAsync(default), Is.True);
    }

    [Test]
    public async Task What_was_not_set_up_is_null_and_not_empty()
    {
        await AddAsync(Account("ann"));
        Assert.That((await Accounts.FindAccountAsync("ann", default))!.SecondFactor, Is.Null);
    }

    [Test]
    public async Task A_name_is_given_once_and_the_first_account_only_to_the_first()
    {
        Assert.That(await Accounts.AddAccountAsync(Account("ann"), true, Entry(), default), Is.EqualTo(AccountOutcome.Done));
        Assert.That(await Accounts.AddAccountAsync(Account("bob"), true, Entry(), default), Is.EqualTo(AccountOutcome.Refused));
        Assert.That(await AddAsync(Account("ann")), Is.EqualTo(AccountOutcome.NameTaken));
        Assert.That(await Audit.AuditAsync(new AuditQuery()), Has.Count.EqualTo(1), "what was not done is not in the log");
    }

    [Test]
    public async Task The_last_who_may_administer_stays()
    {
        await AddAsync(Account("ann"));
        await AddAsync(Account("bob") with { Role = Role.Editor });
        Assert.Multiple(async () =>
        {
            Assert.That(await Accounts.RemoveAccountAsync("ann", Entry(), default), Is.EqualTo(AccountOutcome.LastAdmin));
            Assert.That(await Accounts.ChangeAccountAsync("ann", a => a with { IsEnabled = false }, Entry(), default), Is.EqualTo(AccountOutcome.LastAdmin));
            Assert.That(await Accounts.ChangeAccountAsync("ann", a => a with { Role = Role.Editor }, Entry(), default), Is.EqualTo(AccountOutcome.LastAdmin));
            Assert.That(await Accounts.RemoveAccountAsync("bob", Entry(), default), Is.EqualTo(AccountOutcome.Done));
        });
        await AddAsync(Account("cat"));
        Assert.That(await Accounts.RemoveAccountAsync("ann", Entry(), default), Is.EqualTo(AccountOutcome.Done));
    }

    [Test]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one()
    {
        await AddAsync(Account("ann"));
        await AddAsync(Account("bob"));
        var outcomes = await Task.WhenAll(
            Accounts.RemoveAccountAsync("ann", Entry(), default).AsTask(), Accounts.RemoveAccountAsync("bob", Entry(), default).AsTask());
        Assert.That(outcomes, Is.EquivalentTo(new[] { AccountOutcome.Done, AccountOutcome.LastAdmin }));
    }

    [Test]
    public async Task Another_stamp_ends_the_sessions_and_another_role_alone_does_not()
    {
        var ann = await StoredAsync("ann");
        await Accounts.AddSessionAsync(Session(ann, "s1"), default);
        await Accounts.ChangeAccountAsync("ann", a => a with { SignedInAt = Start }, null, default);
        Assert.That((await Accounts.FindSessionAsync("s1", default))!.Value.Account.SignedInAt, Is.EqualTo(Start));
        await Accounts.ChangeAccountAsync("ann", a => a with { Stamp = "new" }, Entry(), default);
        Assert.That(await Accounts.FindSessionAsync("s1", default), Is.Null);
    }

    [Test]
    public async Task A_session_moves_ends_and_is_let_go_of()
    {
        var ann = await StoredAsync("ann");
        foreach (var id in new[] { "s1", "s2" })
            await Accounts.AddSessionAsync(Session(ann, id), default);
        await Accounts.TouchSessionAsync("s1", Start.AddMinutes(9), default);
        Assert.That((await Accounts.FindSessionAsync("s1", default))!.Value.Session, Is.EqualTo(Session(ann, "s1") with { SeenAt = Start.AddMinutes(9) }));
        await Accounts.RemoveSessionAsync("s1", default);
        Assert.That(await Accounts.FindSessionAsync("s1", default), Is.Null);
        await Accounts.PruneAccessAsync(Start.AddHours(12), Start, default);
        Assert.That(await Accounts.FindSessionAsync("s2", default), Is.Null);
    }

    [Test]
    public async Task Whoever_is_removed_takes_sessions_and_tokens_along()
    {
        await StoredAsync("ann");
        var bob = await StoredAsync("bob");
        await Accounts.AddSessionAsync(Session(bob, "s"), default);
        await Accounts.AddTokenAsync(Token(bob, "robot", "h"), Entry(), default);
        await Accounts.RemoveAccountAsync("bob", Entry(), default);
        Assert.That(await Accounts.FindSessionAsync("s", default), Is.Null);
        Assert.That(await Accounts.FindTokenAsync("h", default), Is.Null);
    }

    [Test]
    public async Task A_token_is_found_by_its_hash_used_and_revoked_by_its_owner()
    {
        var (ann, bob) = (await StoredAsync("ann"), await StoredAsync("bob"));
        Assert.That(await Accounts.AddTokenAsync(Token(ann, "robot", "h1"), Entry(), default), Is.True);
        Assert.That(await Accounts.AddTokenAsync(Token(ann, "robot", "h2"), Entry(), default), Is.False, "the name is taken");
        Assert.That(await Accounts.AddTokenAsync(Token(bob, "robot", "h3"), Entry(), default), Is.True);
        Assert.That(await Accounts.AddTokenAsync(Token(bob with { Number = 999 }, "robot", "h4"), Entry(), default), Is.False, "there is no such account");

        var found = (await Accounts.FindTokenAsync("h1", default))!.Value;
        await Accounts.TouchTokenAsync(found.Token.Number, Start.AddDays(1), default);
        Assert.That(found.Account.Name, Is.EqualTo("ann"));
        Assert.That((await Accounts.TokensAsync(ann.Number, default)).Single().Token, Is.EqualTo(Token(ann, "robot", "h1") with { Number = found.Token.Number, UsedAt = Start.AddDays(1) }));
        Assert.That((await Accounts.TokensAsync(null, default)).Select(t => t.Account), Is.EqualTo(new[] { "bob", "ann" }));
        Assert.That(await Accounts.RemoveTokenAsync(found.Token.Number, bob.Number, Entry(), default), Is.False, "it is not bob's");
        Assert.That(await Accounts.RemoveTokenAsync(found.Token.Number, ann.Number, Entry(), default), Is.True);
        Assert.That(await Accounts.FindTokenAsync("h1", default), Is.Null);
    }

    [Test]
    public async Task Of_many_attempts_at_once_each_sees_those_before_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Accounts.ChangeAttemptsAsync(["a", "b"], before => [.. before.Select(b => new Attempts(b.Failures + 1, Start, null))], default).AsTask()));
        Assert.That((await Accounts.AttemptsAsync(["a", "b", "c"], default)).Select(a => a.Failures), Is.EqualTo(new[] { 50, 50, 0 }));
        await Accounts.ChangeAttemptsAsync(["a"], _ => [Attempts.None], default);
        await Accounts.PruneAccessAsync(Start, Start.AddSeconds(1), default);
        Assert.That((await Accounts.AttemptsAsync(["a", "b"], default)).Select(a => a.Failures), Is.EqualTo(new[] { 0, 0 }));
    }

    private static AuditEntry Entry() => new(0, Start, new Actor("test", Actor.Cli), "account.change", "account:x", null, null, null);

    private static Account Account(string name) => new() { Name = name, Role = Role.Admin, PasswordHash = "hash", Stamp = "stamp", CreatedAt = Start, PasswordAt = Start };

    private static AdminSession Session(Account account, string id) => new(id, account.Number, account.Stamp, Start, Start, Start.AddHours(12), "127.0.0.1");

    private static ApiToken Token(Account account, string name, string hash) => new(0, hash, account.Number, name, TokenScopes.Read | TokenScopes.Sources, Start, Start.AddDays(30), null);

    private ValueTask<AccountOutcome> AddAsync(Account account) => Accounts.AddAccountAsync(account, false, Entry(), default);

    private async Task<Account> StoredAsync(string name)
    {
        await AddAsync(Account(name));
        return (await Accounts.FindAccountAsync(name, default))!;
    }
}
