using System.Globalization;
using Aggregator.Admin.Access;
using Aggregator.Admin.Adding;
using Aggregator.Extracting.Drifting;
using Aggregator.Extracting.Picking;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin.Picking;

/// <summary><c>/admin/pick</c>: selectors by clicking; and the one click that puts a proposal in a dead selector's place.</summary>
internal static class PickRoutes
{
    private const string Place = "/admin/pick";
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPicking(this IEndpointRouteBuilder admin)
    {
        admin.MapPost("/source/{outlet}/{slug}/pick", StartAsync);
        admin.MapPost("/source/{outlet}/{slug}/fix", FixAsync);
        admin.MapPost("/sources/new/draft/{id}/pick", StartForDraftAsync);
        admin.MapMethods("/pick/{id}", Reads, ShowAsync);
        admin.MapPost("/pick/{id}", PickAsync);
        admin.MapPost("/pick/{id}/try", TryAsync);
        admin.MapPost("/pick/{id}/use", UseAsync);
    }

    private static async Task<IResult> StartAsync(string outlet, string slug, HttpContext http, [FromServices] PickDesk desk)
    {
        var part = PartOf((await http.Request.ReadFormAsync(http.RequestAborted))["part"]);
        return desk.Start(Owner(http), new SourceId($"{outlet}/{slug}"), part) is { } id ? AdminAnswer.SeeOther($"{Place}/{id}?part={part}") : await GoneAsync(http);
    }

    private static async Task<IResult> StartForDraftAsync(string id, HttpContext http, [FromServices] PickDesk desk, [FromServices] AddingDesk adding)
    {
        if (adding.FindDraft(id, Owner(http)) is not { } draft)
            return await GoneAsync(http);
        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        var (form, part) = (AddingForm.Of(sent), PartOf(sent["part"]));
        var known = draft.State.Preview?.Result?.Items.Select(i => i.Link).OfType<Uri>().ToList() ?? [];
        if (await adding.ReadAsync(draft, form, http.RequestAborted) is not var (outlet, source))
            return AdminAnswer.SeeOther($"/admin/sources/new/draft/{id}");
        return desk.Start(Owner(http), outlet, source, part, known, new PickDraft(id, draft)) is { } pick ? AdminAnswer.SeeOther($"{Place}/{pick}?part={part}") : await GoneAsync(http);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, [FromServices] PickDesk desk)
    {
        var context = await AdminAnswer.ContextAsync(http);
        return desk.Find(id, Owner(http)) is { } errand ? await AdminAnswer.PageAsync<PickerPage>(context, PickerModel.Of(context, id, PartOf(http.Request.Query["part"]), errand)) : await GoneAsync(http);
    }

    private static async Task<IResult> PickAsync(string id, HttpContext http, [FromServices] PickDesk desk)
    {
        if (desk.Find(id, Owner(http))?.Result is not { } session)
            return await GoneAsync(http);
        var part = PartOf(http.Request.Query["part"]);
        var element = (await http.Request.ReadFormAsync(http.RequestAborted))["element"].ToString();
        await desk.PickAsync(session, part, int.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1, http.RequestAborted);
        return Back(id, part);
    }

    private static async Task<IResult> TryAsync(string id, HttpContext http, [FromServices] PickDesk desk)
    {
        if (desk.Find(id, Owner(http))?.Result is not { } session)
            return await GoneAsync(http);
        var (part, form) = (PartOf(http.Request.Query["part"]), await http.Request.ReadFormAsync(http.RequestAborted));
        await desk.TryAsync(session, part, form["selector"].ToString().Trim(), isTyped: form["typed"] == "1", http.RequestAborted);
        return Back(id, part);
    }

    private static async Task<IResult> UseAsync(string id, HttpContext http, [FromServices] PickDesk desk)
    {
        if (desk.Find(id, Owner(http))?.Result is not { } session)
            return await GoneAsync(http);
        var (part, selector) = (PartOf(http.Request.Query["part"]), (await http.Request.ReadFormAsync(http.RequestAborted))["selector"].ToString().Trim());
        var outcome = await desk.UseAsync(session, part, selector, http.Actor(), null, http.RequestAborted);
        if (outcome is null)
            return AdminAnswer.SeeOther($"/admin/sources/new/draft/{session.Draft!.Id}");
        if (outcome is EditOutcome.Saved)
            return AdminAnswer.SeeOther(null, SourceLinks.Of(session.Source.Id), "recipe");
        session.Parts[part] = (session.Parts.GetValueOrDefault(part) ?? new PickState(null, null, null, null)) with { Trouble = Said(outcome) };
        return Back(id, part);
    }

    // The proposal that the page showed: what was found meanwhile is for another look.
    private static async Task<IResult> FixAsync(string outlet, string slug, HttpContext http, [FromServices] PickDesk desk, [FromServices] IPageStore pages)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var drift = await pages.DriftAsync(id, http.RequestAborted);
        var told = drift.Breaks().FirstOrDefault(b => b.Kind == DriftKind.DeadSelector && b.Field.ToString() == form["field"] && b.Suggestion?.Selector == form["selector"]);
        if (told is not { Field: { } field, Suggestion: { } suggestion })
            return AdminAnswer.SeeOther(form["back"], SourceLinks.Of(id), "no-proposal");
        var outcome = await desk.SaveAsync(id, field.ToString(), suggestion.Selector, told.Since, http.Actor(), $"in place of \"{told.Selector}\", which finds nothing since {told.Since:u}", http.RequestAborted);
        return AdminAnswer.SeeOther(form["back"], SourceLinks.Of(id), outcome switch { EditOutcome.Saved => "fixed", EditOutcome.Protected => "declared", _ => "not-changed" });
    }

    private static string Said(EditOutcome outcome) => outcome switch
    {
        EditOutcome.Refused refused => string.Join("; ", refused.Mistakes),
        EditOutcome.Protected => "The source is declared in the configuration: put the selector there.",
        EditOutcome.ForAdmins => "That is for admins.",
        EditOutcome.Conflict => "The source was changed meanwhile; try again.",
        _ => "The source is not there any more.",
    };

    private static IResult Back(string id, string part) => AdminAnswer.SeeOther($"{Place}/{id}?part={part}#pick-side");

    private static string PartOf(string? text) => RecipeParts.Names.FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? nameof(Recipe.Headline);

    private static async Task<IResult> GoneAsync(HttpContext http) => await AdminAnswer.NotFoundAsync(await AdminAnswer.ContextAsync(http), "There is nothing to pick on any more: begin again from the source's page.");


    private static string Owner(HttpContext http) => http.Actor().Name;
}

/// <summary>A page to pick on; <paramref name="Copy"/> is null while it is looked for.</summary>
public sealed record PickerModel(AdminContext Context, string Id, string Part, string? Copy)
{
    public required string SourceName { get; init; }

    public string? Address { get; init; }

    public IReadOnlyList<Discovering.Step> Steps { get; init; } = [];

    public bool IsRunning { get; init; }

    public string? Trouble { get; init; }

    /// <summary>The selector that stands in the part now.</summary>
    public string? Present { get; init; }

    public Pick? Picked { get; init; }

    public PickProposal? Tried { get; init; }

    public Extracting.Trying.TrialReport? Trial { get; init; }

    public bool IsDraft { get; init; }

    /// <summary>Parts that make sense here.</summary>
    public IReadOnlyList<string> PartNames { get; init; } = [];

    internal static PickerModel Of(AdminContext context, string id, string part, Errand<PickSession> errand)
    {
        if (errand.Result is not { } session)
            return new PickerModel(context, id, part, null) { SourceName = "", Steps = errand.Steps, IsRunning = errand.Fault is null, Trouble = errand.Fault };
        var state = session.Parts.GetValueOrDefault(part);
        var present = session.Source.RecipeAt(context.Now).Part(part);
        var (page, complaint) = session.Pages is [var first, ..] ? PickPage.Of(first) : (null, session.Trouble);
        return new PickerModel(context, id, part, page is null ? null : PageCopy.Of(page, state?.Tried?.Selector ?? present))
        {
            SourceName = session.Source.Id.Value,
            Address = page?.Page.Address.AbsoluteUri,
            Trouble = complaint ?? state?.Trouble,
            Present = present,
            Picked = state?.Picked,
            Tried = state?.Tried,
            Trial = state?.Trial,
            IsDraft = session.Draft is not null,
            PartNames = part == nameof(Recipe.Links) ? [nameof(Recipe.Links)] : [.. RecipeParts.Names.Where(n => n != nameof(Recipe.Links))],
        };
    }
}
