using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Aggregator.Admin;

/// <summary>What came of a change, as an answer.</summary>
internal static class EditAnswers
{
    /// <summary>The difference for a trial, a problem for a refusal, and else whatever stands there now.</summary>
    public static IResult Of(EditOutcome outcome, bool isTrial, Func<EditOutcome.Saved, IResult>? then = null) => outcome switch
    {
        EditOutcome.Saved saved when isTrial || then is null => Json(new ChangedView(isTrial, Changes(saved))),
        EditOutcome.Saved saved => then(saved),
        EditOutcome.Refused refused => AdminProblems.Refused(refused.Mistakes),
        EditOutcome.Conflict conflict => AdminProblems.Conflict(conflict.Subject, conflict.Actual),
        EditOutcome.Missing missing => AdminProblems.Missing(missing.Subject),
        EditOutcome.ForAdmins rights => AdminProblems.ForAdmins(rights.Subject),
        EditOutcome.Protected declared => AdminProblems.Protected(declared.Subject),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };

    public static IReadOnlyList<ChangeView> Changes(EditOutcome.Saved saved) =>
        [.. saved.Versions.Select(v => new ChangeView(v.Subject.ToString(), v.Version, v.Definition is null, Differences(saved.Before.Kept(v.Subject)?.Definition, v.Definition)))];

    public static IReadOnlyList<DifferenceView> Differences(string? before, string? after) =>
        [.. DefinitionDifference.Of(before, after).Select(d => new DifferenceView(d.Path, d.Before, d.After))];

    public static JsonHttpResult<T> Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, AdminBytes.Json.Options, statusCode: status);

    public static IReadOnlyList<MistakeView> Mistakes(SourceCatalogue catalogue, EditSubject subject) =>
        [.. catalogue.Mistakes.Where(m => m.Subject == subject).Select(m => new MistakeView(m.Subject?.ToString(), m.Path, m.Pointer, m.What, m.Remedy))];
}
