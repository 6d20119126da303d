using Aggregator.Admin.Access;
using Aggregator.Admin.OneSource;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Portal;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Admin;

/// <summary>Renders the console's pages, which nobody keeps: they hold what only an admin may see.</summary>
internal static class AdminAnswer
{
    public static async Task<ReadyResult> PageAsync<TPage>(AdminContext context, object model, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new((await PageRenderer.AnswerAsync<TPage>(model, [], context.Now)) with { CacheControl = "no-store", Status = status });

    public static Task<ReadyResult> NotFoundAsync(AdminContext context, string text) =>
        PageAsync<MissingPage>(context, new MissingModel(context, text), StatusCodes.Status404NotFound);

    /// <summary>Back to a page after a form (RFC 9110 §15.4.4): a reload of it does nothing twice.</summary>
    public static IResult SeeOther(string? back, string otherwise, string notice, string more = "") => new SeeOtherResult(Notices.Back(back, otherwise, notice) + more);

    /// <summary>To a page of ours, after a form.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    public static async Task<AdminContext> ContextAsync(HttpContext http, IReadOnlyList<SourceStatus>? board = null)
    {
        var services = http.RequestServices;
        board ??= await services.GetRequiredService<ISourceBoard>().BoardAsync(http.RequestAborted);
        var visitor = Visitor.Of(http);
        return new AdminContext
        {
            Now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            Path = http.Request.Path + http.Request.QueryString,
            Name = visitor.Name,
            MayEdit = visitor.Role >= Role.Editor,
            IsAdmin = visitor.Role == Role.Admin,
            Token = new FormToken(visitor.Field, visitor.Token),
            Notice = Notices.Of(http.Request.Query[Notices.Key]),
            Asked = AskedPoll.Of(http.Request.Query),
            Needing = board.Count(s => Attention.Of(s) == Attention.Needed),
        };
    }

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }
    }
}

/// <summary>What is not there.</summary>
public sealed record MissingModel(AdminContext Context, string Text);
