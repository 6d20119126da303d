using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin.Access;

/// <summary>How the gate says no: a problem to programs, a page or the way to it to people.</summary>
internal static class Refusals
{
    public const string SignInPath = "/admin/sign-in";
    public const string PasswordPath = "/admin/account/password";

    public static bool IsProgram(HttpContext context) => context.Request.Path.StartsWithSegments("/admin/api", StringComparison.OrdinalIgnoreCase);

    public static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    public static async Task<IResult> RefuseAsync(HttpContext context, int status, string title, string text)
    {
        if (IsProgram(context))
        {
            if (status == StatusCodes.Status401Unauthorized)
                context.Response.Headers.WWWAuthenticate = "Bearer realm=\"Aggregator console\"";
            return new ReadyResult(Problems.Of(new ProblemDetails { Status = status, Type = "about:blank", Title = title, Detail = text }));
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new ReadyResult(await FaultPages.AnswerAsync(status, title, text, now));
    }

    /// <summary>To signing in and back here.</summary>
    public static async Task<IResult> SignInFirstAsync(HttpContext context)
    {
        if (IsProgram(context))
            return await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Not signed in", "A token is needed (Authorization: Bearer TOKEN), or a browser's session.");
        var request = context.Request;
        var here = ReturnAddress.Of(IsRead(request) ? request.Path.ToUriComponent() + request.QueryString.ToUriComponent() : null);
        return Elsewhere(context, here == ReturnAddress.Default ? SignInPath : $"{SignInPath}?return={Uri.EscapeDataString(here)}");
    }

    /// <summary>A whole other page, even where a script asked for a part of one.</summary>
    public static IResult Elsewhere(HttpContext context, string path)
    {
        if (!context.Request.Headers.ContainsKey("HX-Request"))
            return new SeeOther(path);
        context.Response.Headers["HX-Redirect"] = path;
        return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
    }
}

/// <summary>On to a page after a form (RFC 9110 §15.4.4): reloading it does nothing twice.</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
