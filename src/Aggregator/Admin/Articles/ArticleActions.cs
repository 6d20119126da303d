using Aggregator.Admin.Access;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin.Articles;

/// <summary>What an editor decides about an article in the console: kept and audited, then back to its page.</summary>
internal static class ArticleActions
{
    public static string Path(ArticleId id) => $"/admin/articles/{Uri.EscapeDataString(id.Value)}";

    public static void Map(IEndpointRouteBuilder actions)
    {
        actions.MapPost("/articles/{id}/hold", Hold);
        actions.MapPost("/articles/{id}/release", Release);
        actions.MapPost("/articles/{id}/amend", Amend);
    }

    private static async Task<IResult> Hold(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request);
        var order = new HoldOrder(form["reason"], form["told"]);
        return order.Complaint() is not null
            ? Back(form, id, "no-reason")
            : Back(form, id, Said(await editors.HoldAsync(new ArticleId(id), order.Hold(http.Actor(), clock.GetUtcNow()), http.Actor(), cancellation), "held"));
    }

    private static async Task<IResult> Release(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request);
        return Back(form, id, Said(await editors.ReleaseAsync(new ArticleId(id), http.Actor(), Orders.Line(form["note"]), clock.GetUtcNow(), cancellation), "released"));
    }

    private static async Task<IResult> Amend(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var form = await FormFields.ReadAsync(http.Request);
        if (await editors.FindWholeAsync(new ArticleId(id), cancellation) is not { } article)
            return Back(form, id, "no-article");
        var order = new AmendOrder(int.TryParse(form["revision"], out var revision) ? revision : 0, form["headline"], form["standfirst"], form["note"]);
        return order.Complaint(article) is { } complaint
            ? Back(form, id, complaint == Orders.NothingToChange ? "not-changed" : "no-reason")
            : Back(form, id, Said(await editors.AmendAsync(article.Id, order.Revision, order.Amendment(article, http.Actor(), clock.GetUtcNow()), http.Actor(), cancellation), "amended"));
    }

    private static string Said(Decided decided, string done) => decided switch
    {
        Decided.Done => done,
        Decided.NotThere => "no-article",
        Decided.Overtaken => "overtaken",
        _ => "stands-so",
    };

    private static IResult Back(FormFields form, string id, string notice) => AdminAnswer.SeeOther(form["back"], Path(new ArticleId(id)), notice);
}
