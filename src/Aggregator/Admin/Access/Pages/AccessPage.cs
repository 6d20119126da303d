using Aggregator.Surfacing;
using Aggregator.Surfacing.Portal;
using Microsoft.AspNetCore.Components;

namespace Aggregator.Admin.Access.Pages;

/// <summary>What every one of these pages is made with.</summary>
/// <param name="Visitor">Who looks at it.</param>
/// <param name="Problem">What was wrong with the form that was sent; null: nothing, or none was.</param>
public sealed record PageContext(Visitor Visitor, string? Problem)
{
    /// <summary>The console's frame; null for whoever is not signed in.</summary>
    public AdminContext? Frame { get; init; }
}

/// <summary>Renders the pages of accounts and signing in.</summary>
internal static class AccessPage
{
    public static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="context">The request.</param>
    /// <param name="model">Made with what every page is made with.</param>
    /// <param name="problem">What was wrong with the form; shown above it.</param>
    /// <param name="status">The answer's.</param>
    public static async Task<IResult> ShowAsync<TPage>(HttpContext context, Func<PageContext, object> model, string? problem = null, int? status = null)
        where TPage : IComponent
    {
        var visitor = Visitor.Of(context);
        var page = new PageContext(visitor, problem) { Frame = visitor.Name is null ? null : await AdminAnswer.ContextAsync(context) };
        var answer = await PageRenderer.AnswerAsync<TPage>(model(page), [], visitor.Now);
        return new ReadyResult(answer with { Status = status ?? (problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest) });
    }

    public static IResult SeeOther(string path) => new SeeOther(path);
}
