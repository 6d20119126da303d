using System.Globalization;
using Aggregator.Admin.Access;
using Aggregator.Discovering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Aggregator.Admin.Adding;

/// <summary><c>/admin/sources/new</c>: an address, what was found, the preview with the form, and the new source.</summary>
internal static class AddingPages
{
    private const string Start = "/admin/sources/new";
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    // [FromServices], so that a host without these parts can map the console too: a parameter that no service is known for would be taken for a body.
    public static void MapAdding(this IEndpointRouteBuilder admin)
    {
        admin.MapMethods("/sources/new", Reads, StartAsync);
        admin.MapPost("/sources/new", SearchAsync);
        admin.MapMethods("/sources/new/{id}", Reads, FoundAsync);
        admin.MapPost("/sources/new/{id}/draft", BeginAsync);
        admin.MapMethods("/sources/new/draft/{id}", Reads, DraftAsync);
        admin.MapPost("/sources/new/draft/{id}/preview", PreviewAsync);
        admin.MapPost("/sources/new/draft/{id}/save", SaveAsync);
        admin.MapPost("/source/{outlet}/{slug}/preview", PreviewSourceAsync);
        admin.MapMethods("/preview/{id}", Reads, PreviewedAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext http, [FromServices] IOptions<DiscoveringOptions> options) =>
        await PageAsync(http, typed: http.Request.Query["address"].ToString() is { Length: > 0 } given ? given : null, trouble: null, options);

    private static async Task<IResult> SearchAsync(HttpContext http, [FromServices] AddingDesk desk, [FromServices] IOptions<DiscoveringOptions> options)
    {
        var typed = (await http.Request.ReadFormAsync(http.RequestAborted))["address"].ToString();
        if (TypedAddress.Read(typed).Wrong is { } wrong)
            return await PageAsync(http, typed, wrong, options, StatusCodes.Status422UnprocessableEntity);
        return desk.Search(Owner(http), typed) is { } id
            ? AdminAnswer.SeeOther($"{Start}/{id}")
            : await PageAsync(http, typed, "Several searches and previews are under way; try again in a moment.", options, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> FoundAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        var context = await AdminAnswer.ContextAsync(http);
        return desk.FindSearch(id, Owner(http)) is { } errand
            ? await AdminAnswer.PageAsync<SearchPage>(context, new SearchModel(context, id, errand.Steps, errand.Result, errand.Fault))
            : await GoneAsync(context);
    }

    private static async Task<IResult> BeginAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        var chosen = (await http.Request.ReadFormAsync(http.RequestAborted))["candidate"].ToString();
        if (desk.FindSearch(id, Owner(http))?.Result is not { Outlet: { } outlet } found
            || !int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= found.Candidates.Count)
            return await GoneAsync(await AdminAnswer.ContextAsync(http));
        return AdminAnswer.SeeOther($"{Start}/draft/{await desk.BeginAsync(Owner(http), outlet, found.Candidates[number], http.RequestAborted)}");
    }

    private static async Task<IResult> DraftAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        var context = await AdminAnswer.ContextAsync(http);
        return desk.FindDraft(id, Owner(http)) is { } draft ? await AdminAnswer.PageAsync<DraftPage>(context, DraftModel.Of(context, id, draft)) : await GoneAsync(context);
    }

    private static async Task<IResult> PreviewAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        if (desk.FindDraft(id, Owner(http)) is not { } draft)
            return await GoneAsync(await AdminAnswer.ContextAsync(http));
        await desk.TryAsync(draft, AddingForm.Of(await http.Request.ReadFormAsync(http.RequestAborted)), http.RequestAborted);
        return AdminAnswer.SeeOther($"{Start}/draft/{id}");
    }

    private static async Task<IResult> SaveAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        if (desk.FindDraft(id, Owner(http)) is not { } draft)
            return await GoneAsync(await AdminAnswer.ContextAsync(http));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var note = form["note"].ToString();
        return await desk.SaveAsync(draft, AddingForm.Of(form), http.Actor(), AdminApi.MayChangeRights(http), note.Length is > 0 and <= 500 ? note : null, http.RequestAborted) is { } saved
            ? AdminAnswer.SeeOther(null, SourceLinks.Of(saved), "added")
            : AdminAnswer.SeeOther($"{Start}/draft/{id}");
    }

    // With the field definition, a form that edits a source shows what would come of it before it is saved.
    private static async Task<IResult> PreviewSourceAsync(string outlet, string slug, HttpContext http, [FromServices] AddingDesk desk)
    {
        var definition = (await http.Request.ReadFormAsync(http.RequestAborted))["definition"].ToString();
        var (id, trouble) = await desk.PreviewAsync(Owner(http), new Sources.SourceId($"{outlet}/{slug}"), definition.Length > 0 ? definition : null, http.RequestAborted);
        if (id is not null)
            return AdminAnswer.SeeOther($"/admin/preview/{id}");
        var context = await AdminAnswer.ContextAsync(http);
        return await AdminAnswer.PageAsync<PreviewPage>(context, new PreviewModel(context, [], null, trouble), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> PreviewedAsync(string id, HttpContext http, [FromServices] AddingDesk desk)
    {
        var context = await AdminAnswer.ContextAsync(http);
        return desk.FindPreview(id, Owner(http)) is { } errand ? await AdminAnswer.PageAsync<PreviewPage>(context, new PreviewModel(context, errand.Steps, errand.Result, errand.Fault)) : await GoneAsync(context);
    }

    private static async Task<IResult> PageAsync(HttpContext http, string? typed, string? trouble, IOptions<DiscoveringOptions> options, int status = StatusCodes.Status200OK)
    {
        var context = await AdminAnswer.ContextAsync(http);
        return await AdminAnswer.PageAsync<AddPage>(context, new AddModel(context, typed, trouble, options.Value.MaxRequests), status);
    }

    private static async Task<IResult> GoneAsync(AdminContext context) => await AdminAnswer.NotFoundAsync(context, "This search is not there any more: searches are kept for two hours. Begin again.");


    private static string Owner(HttpContext http) => http.Actor().Name;
}
