using Aggregator.Storing;

namespace Aggregator.Admin.Access.Pages;

/// <summary>Every account by name, and the password that was just given, in the clear.</summary>
public sealed record AccountsModel(PageContext Page, IReadOnlyList<Account> Accounts, FreshPassword? Fresh);

/// <summary>A password in the clear, for the only time.</summary>
public sealed record FreshPassword(string Name, string Password);

/// <summary><c>/admin/accounts</c>: who may sign in, and as what.</summary>
internal static class AccountsPages
{
    public const string Path = "/admin/accounts";

    public static void Map(RouteGroupBuilder pages)
    {
        var admin = pages.MapGroup("/accounts").RequireRole(Role.Admin);
        admin.MapMethods("/", AccessPage.Reads, Show);
        admin.MapPost("/", Add);
        admin.MapPost("/{name}/role", SetRole);
        admin.MapPost("/{name}/enable", (string name, IAccountStore accounts, AccountKeeping keeping, HttpContext context) =>
            ThenAsync(accounts, context, keeping.SetEnabledAsync(name, true, context.Actor(), context.RequestAborted)));
        admin.MapPost("/{name}/disable", (string name, IAccountStore accounts, AccountKeeping keeping, HttpContext context) =>
            ThenAsync(accounts, context, keeping.SetEnabledAsync(name, false, context.Actor(), context.RequestAborted)));
        admin.MapPost("/{name}/remove", (string name, IAccountStore accounts, AccountKeeping keeping, HttpContext context) =>
            ThenAsync(accounts, context, keeping.RemoveAsync(name, context.Actor(), context.RequestAborted)));
        admin.MapPost("/{name}/reset", Reset);
    }

    public static string Action(string name, string what) => $"{Path}/{Uri.EscapeDataString(name)}/{what}";

    public static IEnumerable<(string What, string Text)> ActionsFor(Account account) =>
        [account.IsEnabled ? ("disable", "Switch off") : ("enable", "Switch on"), ("reset", "Give a new password"), ("remove", "Remove")];

    private static Task<IResult> Show(IAccountStore accounts, HttpContext context) => ListAsync(accounts, context, null, null);

    private static async Task<IResult> Add(IAccountStore accounts, AccountKeeping keeping, HttpContext context)
    {
        var form = await FormFields.ReadAsync(context.Request);
        if (AccountNames.Of(form["name"]) is not { } name)
            return await ListAsync(accounts, context, $"The name has to be {AccountNames.Rule}.", null);
        if (RoleOf(form["role"]) is not { } role)
            return await ListAsync(accounts, context, "Choose a role.", null);
        var password = Passwords.Provisional();
        var outcome = await keeping.AddAsync(name, password, role, mustChange: true, onlyFirst: false, context.Actor(), null, context.RequestAborted);
        return await ListAsync(accounts, context, Problem(outcome), outcome == AccountOutcome.Done ? new FreshPassword(name, password) : null);
    }

    private static async Task<IResult> SetRole(string name, IAccountStore accounts, AccountKeeping keeping, HttpContext context)
    {
        var form = await FormFields.ReadAsync(context.Request);
        return RoleOf(form["role"]) is { } role
            ? await ThenAsync(accounts, context, keeping.SetRoleAsync(name, role, context.Actor(), context.RequestAborted))
            : await ListAsync(accounts, context, "Choose a role.", null);
    }

    private static async Task<IResult> Reset(string name, IAccountStore accounts, AccountKeeping keeping, HttpContext context)
    {
        var password = Passwords.Provisional();
        var outcome = await keeping.ResetAsync(name, password, mustChange: true, context.Actor(), context.RequestAborted);
        return await ListAsync(accounts, context, Problem(outcome), outcome == AccountOutcome.Done ? new FreshPassword(name, password) : null);
    }

    private static async Task<IResult> ThenAsync(IAccountStore accounts, HttpContext context, ValueTask<AccountOutcome> change) =>
        Problem(await change) is { } problem ? await ListAsync(accounts, context, problem, null) : AccessPage.SeeOther(Path);

    private static async Task<IResult> ListAsync(IAccountStore accounts, HttpContext context, string? problem, FreshPassword? fresh)
    {
        var all = await accounts.AccountsAsync(context.RequestAborted);
        return await AccessPage.ShowAsync<AccountsPage>(context, page => new AccountsModel(page, all, fresh), problem);
    }

    public static Role? RoleOf(string word) => word switch { "viewer" => Role.Viewer, "editor" => Role.Editor, "admin" => Role.Admin, _ => null };

    /// <summary>An outcome in words; null when it was done.</summary>
    public static string? Problem(AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.Done => null,
        AccountOutcome.NameTaken => "There is an account of this name already.",
        AccountOutcome.LastAdmin => "This is the last account that may administer; make another one first.",
        AccountOutcome.NoSuchAccount => "There is no such account any more.",
        _ => "The account was changed meanwhile. Nothing was done.",
    };
}
