using Aggregator.Storing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Access;

/// <summary>
/// Stands before everything under /admin: what does not say whom it lets in, lets in nobody. In this order: the name asked by, TLS, the first account, who asks,
/// what they may, whether a form is ours.
/// </summary>
internal sealed class AdminGate(RequestDelegate next, SetUp setUp, Sessions sessions, Tokens tokens, IAntiforgery antiforgery, IOptions<AdminOptions> options)
{
    /// <summary>Nothing that is sent by whoever is not signed in is longer.</summary>
    private const long SignedOutBody = 16 * 1024;

    private readonly AdminOptions _options = options.Value;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsOurs(context))
        {
            await next(context);
            return;
        }

        AdminHeaders.Set(context.Response);
        if (await RefusalAsync(context) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    public static bool IsAdminPath(HttpContext context) => context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);

    private static bool IsOurs(HttpContext context) => IsAdminPath(context) || context.GetEndpoint()?.Metadata.GetMetadata<AccessNeeded>() is not null;

    private async Task<IResult?> RefusalAsync(HttpContext context)
    {
        var marks = context.GetEndpoint()?.Metadata;
        if (!ConsoleHost.Knows(context.Request.Host, _options.Hosts))
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not by this name", "The console does not answer to this host name. Admin:Hosts lists those that it answers to besides localhost.");
        if (!context.Request.IsHttps && !ConsoleHost.IsLoopback(context.Request.Host) && !_options.AllowPlainHttp)
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not without TLS", "Over a network the console needs https: passwords would be readable on the way. A proxy that has TLS is named in Admin:KnownProxies.");
        if (await setUp.IsNeededAsync(context.RequestAborted))
            return marks?.GetMetadata<ForSetUp>() is null ? await NotSetUpAsync(context) : await OwnFormAsync(context, SignedOutBody);
        if (marks?.GetMetadata<ForSignedOut>() is not null)
            return await SignedOutAsync(context);
        if (Tokens.IsOffered(context.Request))
            return await TokenAsync(context, marks);
        return await SessionAsync(context, marks);
    }

    private async Task<IResult?> SignedOutAsync(HttpContext context)
    {
        if (await sessions.FindAsync(context) is { } caller)
            Admit(context, caller);
        return await OwnFormAsync(context, SignedOutBody);
    }

    private async Task<IResult?> TokenAsync(HttpContext context, EndpointMetadataCollection? marks)
    {
        if (!Refusals.IsProgram(context))
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not with a token", "Tokens are for /admin/api; pages are for browsers.");
        if (await tokens.FindAsync(context) is not { } caller)
            return await Refusals.RefuseAsync(context, StatusCodes.Status401Unauthorized, "Not a good token", "The token is not one of ours, was revoked, has run out, or its account is switched off.");
        if (marks?.GetMetadata<ForOwnAccount>() is not null)
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not with a token", "An account's own matters are for its owner in a browser.");
        return await RoleRefusalAsync(context, marks, caller);
    }

    private async Task<IResult?> SessionAsync(HttpContext context, EndpointMetadataCollection? marks)
    {
        if (await sessions.FindAsync(context) is not { } caller)
            return await Refusals.SignInFirstAsync(context);
        return await RoleRefusalAsync(context, marks, caller) ?? await OwnFormAsync(context, null);
    }

    private static async Task<IResult?> RoleRefusalAsync(HttpContext context, EndpointMetadataCollection? marks, Caller caller)
    {
        Admit(context, caller);
        // Nothing is there: that is for whoever answers for what is missing.
        if (marks is null || context.GetEndpoint() is not RouteEndpoint)
            return null;
        var isOwn = marks.GetMetadata<ForOwnAccount>() is not null;
        if (caller.Account.MustChangePassword && marks.GetMetadata<ForNewPassword>() is null)
            return Refusals.IsProgram(context)
                ? await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Password to be changed", "The account's password was given by somebody else. It has to be changed in the console first.")
                : Refusals.Elsewhere(context, Refusals.PasswordPath);
        var needed = marks.GetOrderedMetadata<AccessNeeded>();
        if (needed.Count == 0)
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Closed", "This address says not whom it is for, so it is for nobody.");
        // A handler that changes something and forgot to say so is not a viewer's.
        var least = Refusals.IsRead(context.Request) || isOwn ? Role.Viewer : Role.Editor;
        var scope = needed[^1].Scope;
        var role = needed.Max(n => n.Role) is var asked && asked > least ? asked : least;
        return caller.May(role, scope)
            ? null
            : await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not allowed", caller.Account.Role < role
                ? $"This is for {Words(role)}; you are {Words(caller.Account.Role)}."
                : $"The token has not the scope for this: {(role == Role.Admin || scope == TokenScopes.None ? TokenScopes.Admin : scope).ToString().ToLowerInvariant()}.");
    }

    private static void Admit(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        context.User = caller.Principal;
    }

    // What changes something has to come from a page of ours: the browser says where it comes from (Fetch Metadata), and the form has the token of this session.
    private async Task<IResult?> OwnFormAsync(HttpContext context, long? longest)
    {
        if (Refusals.IsRead(context.Request))
            return null;
        if (context.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site is not ["same-origin" or "none"])
            return await Refusals.RefuseAsync(context, StatusCodes.Status403Forbidden, "Not from here", "Another site's page sent this. Nothing was done.");
        if (longest is { } limit && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = Math.Min(limit, body.MaxRequestBodySize ?? limit);
        try
        {
            if (await antiforgery.IsRequestValidAsync(context))
                return null;
        }
        // The form could not be read: too long, too many fields, or no form at all. Not a fault of ours, which is what it would be taken for.
        catch (AntiforgeryValidationException e) when (e.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return await Refusals.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "Too much", "The form is longer than any of ours.");
        }
        catch (AntiforgeryValidationException)
        {
            return await Refusals.RefuseAsync(context, StatusCodes.Status400BadRequest, "Not a form", "What was sent could not be read as a form of ours. Nothing was done.");
        }

        return await Refusals.RefuseAsync(context, StatusCodes.Status400BadRequest, "The form has run out", "It was not made for this session, or is older than a sign-out. Go back, load the page again, and send it once more. Nothing was done.");
    }

    private async Task<IResult> NotSetUpAsync(HttpContext context) => await Refusals.RefuseAsync(
        context, StatusCodes.Status403Forbidden, "Not set up yet",
        setUp.Left > TimeSpan.Zero
            ? "There is no account yet. The link that the program wrote to its console and log when it started leads to the form for the first one; so does `aggregator admin create NAME` on the machine."
            : "There is no account yet, and the set-up link has run out. Start the program again for a new one, or run `aggregator admin create NAME` on the machine.");

    private static string Words(Role role) => role switch { Role.Viewer => "viewers", Role.Editor => "editors", _ => "admins" };
}
