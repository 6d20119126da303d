using System.Net;
using System.Security.Cryptography;
using Aggregator.Storing;
using OtpNet;

namespace Aggregator.Admin.Access.Pages;

/// <summary>A key to be set up, or the news that there is one.</summary>
/// <param name="SealedKey">The key, encrypted for this account: until it is proved it is kept nowhere but in the form.</param>
public sealed record SecondFactorModel(PageContext Page, bool IsSetUp, QrPicture? Picture, string? KeyText, string? SealedKey);

/// <summary>Recovery codes in the clear, for the only time.</summary>
public sealed record RecoveryCodesModel(PageContext Page, IReadOnlyList<string> Codes);

/// <summary><c>/admin/account/second-factor</c>.</summary>
internal static class SecondFactorPages
{
    public const string Path = "/admin/account/second-factor";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/account/second-factor", AccessPage.Reads, Show).OwnAccountOnly();
        pages.MapPost("/account/second-factor", Set).OwnAccountOnly();
        pages.MapPost("/account/second-factor/off", TakeAway).OwnAccountOnly();
    }

    private static Task<IResult> Show(SecondFactor factor, HttpContext context) => FormAsync(factor, context, SecondFactor.NewKey(), null, null);

    private static async Task<IResult> Set(SecondFactor factor, SignIn signIn, AccountKeeping keeping, Sessions sessions, IAccountStore accounts, HttpContext context)
    {
        var account = context.Caller().Account;
        if (account.SecondFactor is not null)
            return await FormAsync(factor, context, null, "There is a second factor already. Take that one away first.", null);
        var form = await FormFields.ReadAsync(context.Request);
        if (Unseal(factor, form["key"], account) is not { } key)
            return await FormAsync(factor, context, SecondFactor.NewKey(), "The key was not one that this page made for you. Here is a new one.", null);
        if (factor.Step(key, form["code"].Trim(), 0) is not { } step)
            return await FormAsync(factor, context, key, "That is not the code that the app shows now. If it is, the app's clock or this machine's is wrong.", null);
        if (await RefusalAsync(signIn, account, form, context) is (var problem, var status))
            return await FormAsync(factor, context, key, problem, status);
        var codes = SecondFactor.NewCodes();
        await keeping.SetSecondFactorAsync(account, factor.Protect(key), step, codes, context.Actor(), context.RequestAborted);
        return await OwnAccountPages.AgainAsync(context, sessions, accounts, await AccessPage.ShowAsync<RecoveryCodesPage>(context, page => new RecoveryCodesModel(page, codes)));
    }

    private static async Task<IResult> TakeAway(SecondFactor factor, SignIn signIn, AccountKeeping keeping, Sessions sessions, IAccountStore accounts, HttpContext context)
    {
        var account = context.Caller().Account;
        var form = await FormFields.ReadAsync(context.Request);
        if (await RefusalAsync(signIn, account, form, context) is (var problem, var status))
            return await FormAsync(factor, context, SecondFactor.NewKey(), problem, status);
        await keeping.SetSecondFactorAsync(account, null, 0, [], context.Actor(), context.RequestAborted);
        return await OwnAccountPages.AgainAsync(context, sessions, accounts, OwnAccountPages.Back("second-factor-off"));
    }

    private static async Task<(string Problem, int Status)?> RefusalAsync(SignIn signIn, Account account, FormFields form, HttpContext context)
    {
        var outcome = await signIn.ConfirmAsync(account, form["password"], context.Connection.RemoteIpAddress ?? IPAddress.None, context.RequestAborted);
        if (outcome is SignInOutcome.Admitted)
            return null;
        var (status, words) = SignInPages.Words(outcome, context.Response);
        return (outcome is SignInOutcome.Refused ? "The password is not right." : words, status);
    }

    private static Task<IResult> FormAsync(SecondFactor factor, HttpContext context, byte[]? key, string? problem, int? status)
    {
        var account = context.Caller().Account;
        if (account.SecondFactor is not null || key is null)
            return AccessPage.ShowAsync<SecondFactorPage>(context, page => new SecondFactorModel(page, true, null, null, null), problem, status);
        var picture = QrPicture.Of(SecondFactor.Address(account.Name, key));
        return AccessPage.ShowAsync<SecondFactorPage>(context, page => new SecondFactorModel(page, false, picture, Base32Encoding.ToString(key), Seal(factor, key, account)), problem, status);
    }

    // Bound to the account as it stands: a form that was made for somebody else, or before a change of password, is not taken.
    private static string Seal(SecondFactor factor, byte[] key, Account account) => factor.Protect([.. Stamp(account), .. key]);

    private static byte[]? Unseal(SecondFactor factor, string text, Account account)
    {
        try
        {
            var (plain, stamp) = (factor.Unprotect(text), Stamp(account));
            return plain.AsSpan().StartsWith(stamp) ? plain[stamp.Length..] : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Stamp(Account account) => Convert.FromHexString(Secrets.HashOf($"{account.Number} {account.Stamp}"));
}
