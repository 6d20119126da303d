using Aggregator.Admin.Access;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary><c>/admin/api/sources</c>. A source's id has two parts: its outlet's id, and its own name within it.</summary>
internal static class SourcesApi
{
    private const string One = "/sources/{outlet}/{slug}";

    public static void MapSourceAdmin(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", ListAsync);
        api.MapPost("/sources/bulk", BulkAsync).ForEditors();
        api.MapGet(One, FindAsync);
        api.MapGet(One + "/effect", EffectAsync);
        api.MapGet(One + "/history", (string outlet, string slug, HttpContext context, SourceEditor editor) => SubjectsApi.HistoryAsync(SourceSubjects.Of(editor.Catalogue, new($"{outlet}/{slug}")), context, editor));
        api.MapPut(One, PutAsync).ForEditors();
        api.MapDelete(One, DeleteAsync).ForEditors();
        api.MapPost(One + "/pause", (string outlet, string slug, HttpContext context, SourceEditor editor) => EnableAsync(new($"{outlet}/{slug}"), false, context, editor)).ForEditors();
        api.MapPost(One + "/resume", (string outlet, string slug, HttpContext context, SourceEditor editor) => EnableAsync(new($"{outlet}/{slug}"), true, context, editor)).ForEditors();
        api.MapPost(One + "/poll-now", PollNowAsync).ForEditors();
        api.MapPost(One + "/rollback", (string outlet, string slug, HttpContext context, SourceEditor editor) => SubjectsApi.RollbackAsync(SourceSubjects.Of(editor.Catalogue, new($"{outlet}/{slug}")), context, editor)).ForEditors();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ISourceBoard board, SourceEditor editor, CancellationToken cancellation)
    {
        var (listing, refusal) = SourceListing.Read(request.Query);
        return refusal ?? EditAnswers.Json(listing.Of(await board.BoardAsync(cancellation), editor.Catalogue));
    }

    private static async Task<IResult> FindAsync(string outlet, string slug, HttpContext context, SourceEditor editor, ISourceBoard board, DeclaredJson declared, CancellationToken cancellation) =>
        await AnswerAsync(new($"{outlet}/{slug}"), context, editor.Catalogue, board, declared, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> PutAsync(string outlet, string slug, HttpContext context, SourceEditor editor, ISourceBoard board, DeclaredJson declared, CancellationToken cancellation)
    {
        var subject = new EditSubject(EditKind.Source, $"{outlet}/{slug}");
        var isNew = editor.Catalogue.Kept(subject) is null;
        return await SubjectsApi.PutAsync(
            subject, context, editor, () => AnswerAsync(new(subject.Id), context, editor.Catalogue, board, declared, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, cancellation), cancellation);
    }

    private static Task<IResult> DeleteAsync(string outlet, string slug, HttpContext context, SourceEditor editor) => SubjectsApi.DeleteAsync(new(EditKind.Source, $"{outlet}/{slug}"), context, editor);

    private static async Task<IResult> EnableAsync(SourceId id, bool enabled, HttpContext context, SourceEditor editor)
    {
        var request = await EditRequest.ReadAsync(context.Request, "note");
        return request.Refusal ?? EditAnswers.Of(
            await editor.EnableAsync([id], enabled, context.Actor(), request.Note, AdminApi.IsTrial(context.Request), context.RequestAborted), AdminApi.IsTrial(context.Request));
    }

    private static async Task<IResult> EffectAsync(string outlet, string slug, int? version, SourceEditor editor, IPollSums sums, TimeProvider clock, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var subject = SourceSubjects.Of(editor.Catalogue, id);
        return await editor.EffectAsync(id, version ?? editor.Catalogue.VersionOf(subject), sums, clock.GetUtcNow(), cancellation) is { } effect ? EditAnswers.Json(effect) : AdminProblems.Missing(subject);
    }

    private static async Task<IResult> BulkAsync(HttpContext context, SourceEditor editor)
    {
        var request = await EditRequest.ReadAsync(context.Request, "ids", "set", "addGroups", "removeGroups", "note");
        if (request.Refusal is { } refusal)
            return refusal;
        if (request.Texts("ids") is not { Count: > 0 } ids)
            return AdminProblems.Of(StatusCodes.Status400BadRequest, "No ids", "The member ids has to be a list of sources' ids.");
        var set = request.Object("set")?.ToDictionary(p => p.Key, p => p.Value) ?? [];
        if (set.Keys.FirstOrDefault(k => !SourceBulk.Settings.Contains(k, StringComparer.Ordinal)) is { } unknown)
            return AdminProblems.BadParameter("set", unknown, $"one of {string.Join(", ", SourceBulk.Settings)}");
        var change = new SourceBulk { Set = set, AddGroups = request.Texts("addGroups") ?? [], RemoveGroups = request.Texts("removeGroups") ?? [] };
        var isTrial = AdminApi.IsTrial(context.Request);
        return EditAnswers.Of(await editor.ChangeAllAsync([.. ids.Select(i => new SourceId(i))], change, context.Actor(), request.Note, isTrial, context.RequestAborted, AdminApi.MayChangeRights(context)), isTrial);
    }

    private static async Task<IResult> PollNowAsync(string outlet, string slug, HttpContext context, PollNow pollNow, SourceEditor editor, IAuditLog audit, TimeProvider clock)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var subject = SourceSubjects.Of(editor.Catalogue, id);
        var request = await EditRequest.ReadAsync(context.Request, "note");
        if (request.Refusal is { } refusal)
            return refusal;
        if (editor.Catalogue.Find(id) is not { } source)
            return AdminProblems.Missing(subject);
        if (!source.Enabled || !await pollNow.AskAsync(id, context.RequestAborted))
            return AdminProblems.Of(StatusCodes.Status409Conflict, "Paused", $"The source \"{id}\" is paused; resume it first.");
        await audit.AppendAsync(new AuditEntry(0, clock.GetUtcNow(), context.Actor(), "source.poll-now", subject.ToString(), null, null, request.Note), context.RequestAborted);
        return EditAnswers.Json(new PolledView(id.Value, clock.GetUtcNow()), StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> AnswerAsync(SourceId id, HttpContext context, SourceCatalogue catalogue, ISourceBoard board, DeclaredJson declared, int status, CancellationToken cancellation)
    {
        var subject = SourceSubjects.Of(catalogue, id);
        var isDeclared = subject.Kind == EditKind.Override;
        var head = catalogue.Heads.GetValueOrDefault(subject);
        if (!isDeclared && head is null)
            return AdminProblems.Missing(subject);
        var definition = isDeclared ? declared.Of(id) : head!.Definition is { } kept ? DefinitionJson.Read(kept) : null;
        var now = await board.FindSourceAsync(id, cancellation);
        if (head is not null)
            context.Response.Headers.ETag = Preconditions.Tag(head.Version);
        return EditAnswers.Json(
            new SourceView(
                id.Value, SourceSubjects.Origin(catalogue, id), head?.Version ?? 0, !isDeclared && head!.Definition is null, definition, now is null ? null : SourceListing.Item(now, catalogue), EditAnswers.Mistakes(catalogue, subject)),
            status);
    }
}
