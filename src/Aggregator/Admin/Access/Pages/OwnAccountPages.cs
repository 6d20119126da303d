using System.Net;
using Aggregator.Storing;

namespace Aggregator.Admin.Access.Pages;

/// <summary>Somebody's own account.</summary>
public sealed record OwnAccountModel(PageContext Page, Account Account, string? Notice);

/// <summary>The form for a new password.</summary>
public sealed record PasswordModel(PageContext Page, bool MustChange);

/// <summary><c>/admin/account</c>: what everybody may change of themselves.</summary>
internal static class OwnAccountPages
{
    private const string Path = "/admin/account";

    private static readonly Dictionary<string, string> Notices = new(StringComparer.Ordinal)
    {
        ["password"] = "Your password is changed. All other sessions of yours have ended.",
        ["second-factor"] = "The second factor is set up.",
        ["second-factor-off"] = "There is no second factor any more.",
    };

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/account", AccessPage.Reads, (Delegate)Show).OwnAccountOnly();
        pages.MapMethods("/account/password", AccessPage.Reads, (Delegate)ShowPassword).OwnAccountOnly().WithMetadata(ForNewPassword.Mark);
        pages.MapPost("/account/password", ChangePassword).OwnAccountOnly().WithMetadata(ForNewPassword.Mark);
    }

    public static IResult Back(string done) => AccessPage.SeeOther($"{Path}?done={done}");

    private static Task<IResult> Show(HttpContext context)
    {
        var notice = Notices.GetValueOrDefault(context.Request.Query["done"] is [{ } done] ? done : "");
        return AccessPage.ShowAsync<AccountPage>(context, page => new OwnAccountModel(page, context.Caller().Account, notice));
    }

    private static Task<IResult> ShowPassword(HttpContext context) => PasswordAsync(context, null, null);

    private static async Task<IResult> ChangePassword(SignIn signIn, AccountKeeping keeping, Sessions sessions, IAccountStore accounts, HttpContext context)
    {
        var account = context.Caller().Account;
        var form = await FormFields.ReadAsync(context.Request);
        var problem = NewPassword.Problem(form["password"], form["again"], account.Name) ?? (form["password"] == form["current"] ? "The new password is the old one." : null);
        if (problem is not null)
            return await PasswordAsync(context, problem, null);
        var outcome = await signIn.ConfirmAsync(account, form["current"], context.Connection.RemoteIpAddress ?? IPAddress.None, context.RequestAborted);
        if (outcome is not SignInOutcome.Admitted)
        {
            var (status, words) = SignInPages.Words(outcome, context.Response);
            return await PasswordAsync(context, outcome is SignInOutcome.Refused ? "The password that you have now is not right." : words, status);
        }

        await keeping.ChangePasswordAsync(account, form["password"], context.Actor(), context.RequestAborted);
        return await AgainAsync(context, sessions, accounts, Back("password"));
    }

    /// <summary>With another stamp all sessions have ended: whoever did it gets a new one.</summary>
    public static async Task<IResult> AgainAsync(HttpContext context, Sessions sessions, IAccountStore accounts, IResult then)
    {
        if (await accounts.FindAccountAsync(context.Caller().Account.Name, context.RequestAborted) is { IsEnabled: true } account)
            await sessions.BeginAsync(context, account);
        return then;
    }

    private static Task<IResult> PasswordAsync(HttpContext context, string? problem, int? status) =>
        AccessPage.ShowAsync<PasswordPage>(context, page => new PasswordModel(page, context.Caller().Account.MustChangePassword), problem, status);
}
