using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary><c>/admin/api/outlets</c>.</summary>
internal static class OutletsAdminApi
{
    private const string One = "/outlets/{id}";

    public static void MapOutletAdmin(this IEndpointRouteBuilder api)
    {
        api.MapGet("/outlets", ListAsync);
        api.MapGet(One, (string id, HttpContext context, SourceEditor editor, DeclaredJson declared) => Answer(new(id), context, editor.Catalogue, declared, StatusCodes.Status200OK));
        api.MapPut(One, PutAsync).ForAdmins();
        api.MapDelete(One, (string id, HttpContext context, SourceEditor editor) => SubjectsApi.DeleteAsync(new(EditKind.Outlet, id), context, editor)).ForAdmins();
        api.MapPost(One + "/rollback", (string id, HttpContext context, SourceEditor editor) => SubjectsApi.RollbackAsync(new(EditKind.Outlet, id), context, editor)).ForAdmins();
        api.MapGet(One + "/history", (string id, HttpContext context, SourceEditor editor) => SubjectsApi.HistoryAsync(new(EditKind.Outlet, id), context, editor));
    }

    private static async Task<IResult> ListAsync(IArticleQueries queries, SourceEditor editor, CancellationToken cancellation)
    {
        var catalogue = editor.Catalogue;
        var articles = (await queries.OutletsAsync(cancellation)).ToDictionary(o => o.Outlet.Id, o => o.Articles);
        var items = catalogue.Outlets.Select(o => new OutletItem(
            o.Id.Value, o.Name, Origin(catalogue, o.Id), catalogue.VersionOf(new(EditKind.Outlet, o.Id.Value)), o.HomePage.AbsoluteUri, o.Kind.ToString(), o.Country, o.Language, o.Family, o.Sources.Count, articles.GetValueOrDefault(o.Id)));
        return EditAnswers.Json(new PageOf<OutletItem>([.. items], catalogue.Outlets.Count, null));
    }

    private static Task<IResult> PutAsync(string id, HttpContext context, SourceEditor editor, DeclaredJson declared, CancellationToken cancellation)
    {
        var subject = new EditSubject(EditKind.Outlet, id);
        var isNew = editor.Catalogue.Kept(subject) is null;
        return SubjectsApi.PutAsync(subject, context, editor, () => Task.FromResult(Answer(new(id), context, editor.Catalogue, declared, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)), cancellation);
    }

    private static IResult Answer(OutletId id, HttpContext context, SourceCatalogue catalogue, DeclaredJson declared, int status)
    {
        var subject = new EditSubject(EditKind.Outlet, id.Value);
        var (isDeclared, head) = (catalogue.Declared.Find(id) is not null, catalogue.Heads.GetValueOrDefault(subject));
        if (!isDeclared && head is null)
            return AdminProblems.Missing(subject);
        var definition = isDeclared ? declared.Of(id) : head!.Definition is { } kept ? DefinitionJson.Read(kept) : null;
        if (head is not null)
            context.Response.Headers.ETag = Preconditions.Tag(head.Version);
        return EditAnswers.Json(
            new OutletAnswer(
                id.Value, Origin(catalogue, id), head?.Version ?? 0, !isDeclared && head!.Definition is null, definition, [.. catalogue.Find(id)?.Sources.Select(s => s.Id.Value) ?? []], EditAnswers.Mistakes(catalogue, subject)),
            status);
    }

    private static string Origin(SourceCatalogue catalogue, OutletId id) => catalogue.Declared.Find(id) is null ? SourceSubjects.Admin : SourceSubjects.Configuration;
}
