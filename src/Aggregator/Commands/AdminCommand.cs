using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Admin.Access;
using Aggregator.Admin.Access.Pages;
using Aggregator.Operating;
using Aggregator.Storing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary><c>aggregator admin</c>: the console's accounts from the machine itself, whether a daemon works on the data or not.</summary>
internal static class AdminCommand
{
    public static Command Create() => new("admin", "The console's accounts, from this machine: also while the daemon works, and when nobody can sign in any more.") { Add(), Reset(), List() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = $"What the account is called: {AccountNames.Rule}." };
        var role = new Option<Role>("--role") { Description = "What it may do.", DefaultValueFactory = _ => Role.Admin };
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("create", "Make an account. The password is asked for, or read from standard input; never given on the command line.") { name, role, data, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            await using var desk = await AccountDesk.OpenAsync(parsed.GetRequiredValue(data), cancellation);
            if (AccountNames.Of(parsed.GetRequiredValue(name)) is not { } valid)
                return await Plain.UsageAsync($"The name has to be {AccountNames.Rule}.");
            if (await PasswordPrompt.ReadAsync(valid) is not { } password)
                return ExitCode.Failed;
            var outcome = await desk.Keeping.AddAsync(valid, password, parsed.GetValue(role), mustChange: false, onlyFirst: false, AccountDesk.Actor, null, cancellation);
            return await TellAsync(outcome, $"The account {valid} may sign in as {AccountKeeping.Word(parsed.GetValue(role))}.", valid, parsed.GetValue(json));
        }));
        return command;
    }

    private static Command Reset()
    {
        var name = new Argument<string>("name") { Description = "The account." };
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("reset", "Give an account a new password, switch it on, and take its second factor and its pauses away; its sessions end.") { name, data, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            await using var desk = await AccountDesk.OpenAsync(parsed.GetRequiredValue(data), cancellation);
            var valid = AccountNames.Of(parsed.GetRequiredValue(name)) ?? "";
            if (await desk.Accounts.FindAccountAsync(valid, cancellation) is not { } account)
                return await TellAsync(AccountOutcome.NoSuchAccount, "", valid, parsed.GetValue(json));
            if (await PasswordPrompt.ReadAsync(valid) is not { } password)
                return ExitCode.Failed;
            var outcome = await desk.Keeping.ResetAsync(valid, password, mustChange: false, AccountDesk.Actor, cancellation);
            if (outcome == AccountOutcome.Done && !account.IsEnabled)
                outcome = await desk.Keeping.SetEnabledAsync(valid, true, AccountDesk.Actor, cancellation);
            return await TellAsync(outcome, $"The account {valid} has a new password and no second factor; its sessions have ended.", valid, parsed.GetValue(json));
        }));
        return command;
    }

    private static Command List()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("list", "List the accounts.") { data, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            await using var desk = await AccountDesk.OpenAsync(parsed.GetRequiredValue(data), cancellation);
            var accounts = await desk.Accounts.AccountsAsync(cancellation);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(Plain.Json(new JsonObject { ["accounts"] = new JsonArray([.. accounts.Select(Json)]) }));
            else
                Write(accounts);
        }));
        return command;
    }

    private static JsonObject Json(Account a) => new()
    {
        ["name"] = a.Name,
        ["role"] = AccountKeeping.Word(a.Role),
        ["enabled"] = a.IsEnabled,
        ["mustChangePassword"] = a.MustChangePassword,
        ["secondFactor"] = a.SecondFactor is not null,
        ["signedInAt"] = a.SignedInAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["createdAt"] = a.CreatedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static void Write(IReadOnlyList<Account> accounts)
    {
        var table = new Table().AddColumns("Name", "Role", "State", "Second factor", "Last sign-in");
        foreach (var a in accounts)
            table.AddRow(a.Name, AccountKeeping.Word(a.Role), a.IsEnabled ? "on" : "off", a.SecondFactor is null ? "none" : "set up", a.SignedInAt?.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "never");
        Terminal.Write(table);
    }

    private static async Task<int> TellAsync(AccountOutcome outcome, string done, string account, bool json)
    {
        var problem = AccountsPages.Problem(outcome);
        if (json)
            await Console.Out.WriteLineAsync(Plain.Json(new JsonObject { ["account"] = account, ["done"] = problem is null, ["problem"] = problem }));
        else if (problem is null)
            await Console.Out.WriteLineAsync(done);
        else
            await Console.Error.WriteLineAsync($"aggregator: {problem}");
        return problem is null ? ExitCode.Ok : ExitCode.Failed;
    }

    /// <summary>The accounts of a data directory: beside a daemon that works on it, else as the only one.</summary>
    private sealed record AccountDesk(IAccountStore Accounts, IAsyncDisposable Closing, Passwords Passwords) : IAsyncDisposable
    {
        public static Actor Actor { get; } = new(Environment.UserName, Actor.Cli);

        public AccountKeeping Keeping => new(Accounts, Passwords, TimeProvider.System);

        public static async Task<AccountDesk> OpenAsync(string data, CancellationToken cancellation)
        {
            var path = DataDirectory.Database(DataDirectory.Prepare(data));
            var passwords = new Passwords(Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Rounds }));
            try
            {
                var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, cancellation);
                return new AccountDesk(store.Accounts, store, passwords);
            }
            catch (StoreException e) when (e.Problem == StoreProblem.Locked && File.Exists(path))
            {
                var beside = SqliteAccounts.OpenBeside(path, TimeSpan.FromSeconds(10));
                return new AccountDesk(beside, beside, passwords);
            }
        }

        public async ValueTask DisposeAsync()
        {
            Passwords.Dispose();
            await Closing.DisposeAsync();
        }
    }
}
