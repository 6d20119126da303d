using Aggregator.Storing;

namespace Aggregator.Admin.Access.Pages;

/// <summary>The first account, by the link that the program printed.</summary>
public sealed record SetUpModel(PageContext Page, string Key, string Name);

/// <summary><c>/admin/set-up</c>: the only thing that answers before there is an account.</summary>
internal static class SetUpPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/set-up", AccessPage.Reads, Show).AllowSignedOut().WithMetadata(ForSetUp.Mark);
        pages.MapPost("/set-up", Make).AllowSignedOut().WithMetadata(ForSetUp.Mark);
    }

    private static async Task<IResult> Show(string? key, SetUp setUp, HttpContext context)
    {
        if (!await setUp.IsNeededAsync(context.RequestAborted))
            return AccessPage.SeeOther(Refusals.SignInPath);
        return setUp.Takes(key) ? await AccessPage.ShowAsync<SetUpPage>(context, page => new SetUpModel(page, key!, "")) : await SpentAsync(context);
    }

    private static async Task<IResult> Make(SetUp setUp, AccountKeeping keeping, Sessions sessions, IAccountStore accounts, HttpContext context)
    {
        if (!await setUp.IsNeededAsync(context.RequestAborted))
            return AccessPage.SeeOther(Refusals.SignInPath);
        var form = await FormFields.ReadAsync(context.Request);
        if (!setUp.Takes(form["key"]))
            return await SpentAsync(context);
        var (name, password) = (form["name"], form["password"]);
        var problem = NewPassword.Problem(password, form["again"], AccountNames.Of(name) ?? "");
        problem = AccountNames.Of(name) is null ? $"The name has to be {AccountNames.Rule}." : problem;
        if (problem is not null)
            return await AccessPage.ShowAsync<SetUpPage>(context, page => new SetUpModel(page, form["key"], name), problem);
        var actor = new Actor(AccountNames.Of(name)!, Actor.Console);
        // Two who send it at the same time: one makes the account, the other is sent to sign in.
        if (await keeping.AddAsync(actor.Name, password, Role.Admin, mustChange: false, onlyFirst: true, actor, $"by the set-up link, from {context.Connection.RemoteIpAddress}", context.RequestAborted) != AccountOutcome.Done)
            return AccessPage.SeeOther(Refusals.SignInPath);
        await sessions.BeginAsync(context, (await accounts.FindAccountAsync(actor.Name, context.RequestAborted))!);
        return AccessPage.SeeOther(ReturnAddress.Default);
    }

    private static Task<IResult> SpentAsync(HttpContext context) => Refusals.RefuseAsync(
        context, StatusCodes.Status403Forbidden, "This link does not work", "It belongs to another start of the program, has run out, or is not whole. The newest link stands in the program's console and log.");
}
