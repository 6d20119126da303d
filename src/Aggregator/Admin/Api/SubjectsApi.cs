using Aggregator.Admin.Access;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>What outlets and sources have in common: saving, removing, history, rollback.</summary>
internal static class SubjectsApi
{
    private const int VersionsListed = 50;

    public static async Task<IResult> PutAsync(EditSubject subject, HttpContext context, SourceEditor editor, Func<Task<IResult>> then, CancellationToken cancellation)
    {
        var (expected, refusal) = Preconditions.Of(context.Request);
        var request = await EditRequest.ReadAsync(context.Request, "definition", "note");
        if ((refusal ?? request.Refusal) is { } no)
            return no;
        if (request.Object("definition") is not { } definition)
            return AdminProblems.Of(StatusCodes.Status400BadRequest, "No definition", "The member definition has to be an object in the shape that the configuration has.");
        var isTrial = AdminApi.IsTrial(context.Request);
        var outcome = await editor.SaveAsync(subject, DefinitionJson.Text(definition), expected, context.Actor(), request.Note, isTrial, cancellation, AdminApi.MayChangeRights(context));
        return outcome is EditOutcome.Saved && !isTrial ? await then() : EditAnswers.Of(outcome, isTrial);
    }

    public static async Task<IResult> DeleteAsync(EditSubject subject, HttpContext context, SourceEditor editor)
    {
        var (expected, refusal) = Preconditions.Of(context.Request);
        if (refusal is not null)
            return refusal;
        var isTrial = AdminApi.IsTrial(context.Request);
        var note = context.Request.Query["note"] is [{ Length: <= 2000 } text] ? text : null;
        return EditAnswers.Of(await editor.RemoveAsync(subject, expected, context.Actor(), note, isTrial, context.RequestAborted), isTrial);
    }

    public static async Task<IResult> RollbackAsync(EditSubject subject, HttpContext context, SourceEditor editor)
    {
        var request = await EditRequest.ReadAsync(context.Request, "version", "note");
        if (request.Refusal is { } refusal)
            return refusal;
        if (request.Number("version") is not { } version)
            return AdminProblems.Of(StatusCodes.Status400BadRequest, "No version", "The member version has to be the number of the version to go back to.");
        int? expected = context.Request.Headers.IfMatch.Count == 0 ? null : Preconditions.Of(context.Request).Expected;
        var isTrial = AdminApi.IsTrial(context.Request);
        return EditAnswers.Of(await editor.RollbackAsync(subject, version, expected, context.Actor(), request.Note, isTrial, context.RequestAborted, AdminApi.MayChangeRights(context)), isTrial);
    }

    public static async Task<IResult> HistoryAsync(EditSubject subject, HttpContext context, SourceEditor editor)
    {
        int? before = context.Request.Query["before"] is [{ } text] && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        var versions = await editor.VersionsAsync(subject, before, VersionsListed + 1, context.RequestAborted);
        if (versions.Count == 0 && before is null && !editor.Catalogue.Declared.Has(subject))
            return AdminProblems.Missing(subject);
        var shown = versions.Take(VersionsListed).ToList();
        return EditAnswers.Json(new HistoryView([.. shown.Select((v, n) => View(v, versions.ElementAtOrDefault(n + 1)))], versions.Count > shown.Count ? shown[^1].Version : null));
    }

    private static VersionView View(SourceEdit version, SourceEdit? before) => new(
        version.Version, version.At, version.Actor.Name, version.Actor.Via, version.Note, version.Definition is null, version.Definition is { } text ? DefinitionJson.Read(text) : null,
        EditAnswers.Differences(before?.Definition, version.Definition));
}
