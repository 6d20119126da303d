using System.Globalization;
using System.Net;
using Aggregator.Storing;

namespace Aggregator.Admin.Access.Pages;

/// <summary>The form, with the name that was given before.</summary>
public sealed record SignInModel(PageContext Page, string Return, string Name);

/// <summary><c>/admin/sign-in</c> and <c>/admin/sign-out</c>.</summary>
internal static class SignInPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/sign-in", AccessPage.Reads, (Delegate)Show).AllowSignedOut();
        pages.MapPost("/sign-in", Enter).AllowSignedOut();
        pages.MapPost("/sign-out", Leave).OwnAccountOnly().WithMetadata(ForNewPassword.Mark);
    }

    private static Task<IResult> Show(HttpContext context)
    {
        var back = ReturnAddress.Of(context.Request.Query["return"] is [{ } asked] ? asked : null);
        return AccessPage.ShowAsync<SignInPage>(context, page => new SignInModel(page, back, ""));
    }

    private static async Task<IResult> Enter(SignIn signIn, Sessions sessions, HttpContext context)
    {
        var form = await FormFields.ReadAsync(context.Request);
        var back = ReturnAddress.Of(form["return"]);
        var outcome = await signIn.TryAsync(form["name"], form["password"], form["code"], context.Connection.RemoteIpAddress ?? IPAddress.None, context.RequestAborted);
        if (outcome is SignInOutcome.Admitted admitted)
        {
            await sessions.BeginAsync(context, admitted.Account);
            return AccessPage.SeeOther(back);
        }

        var (status, problem) = Words(outcome, context.Response);
        var name = AccountNames.Of(form["name"]) ?? "";
        return await AccessPage.ShowAsync<SignInPage>(context, page => new SignInModel(page, back, name), problem, status);
    }

    private static async Task<IResult> Leave(Sessions sessions, IAuditLog audit, AccountKeeping keeping, HttpContext context)
    {
        await sessions.EndAsync(context);
        await audit.AppendAsync(keeping.Entry(context.Actor(), "account.sign-out", context.Caller().Account.Name, null, null, null), context.RequestAborted);
        return AccessPage.SeeOther(Refusals.SignInPath);
    }

    /// <summary>What to say of an attempt that failed.</summary>
    public static (int Status, string Problem) Words(SignInOutcome outcome, HttpResponse response)
    {
        if (outcome is SignInOutcome.Paused { For: var pause })
        {
            var seconds = (int)Math.Ceiling(pause.TotalSeconds);
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return (StatusCodes.Status429TooManyRequests, $"Too many attempts have failed. Nothing is looked at for {(seconds < 120 ? $"{seconds} seconds" : $"{(seconds + 59) / 60} minutes")}.");
        }

        if (outcome is SignInOutcome.Busy)
        {
            response.Headers.RetryAfter = "5";
            return (StatusCodes.Status503ServiceUnavailable, "Too many are signing in just now. Try again in a few seconds.");
        }

        return (StatusCodes.Status403Forbidden, "Name, password or code is not right.");
    }
}
