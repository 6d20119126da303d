using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin;

/// <summary>What the admin API refuses, as RFC 9457 problem details.</summary>
internal static class AdminProblems
{
    public static ReadyResult Of(int status, string title, string detail) => new(Problems.Of(new ProblemDetails { Status = status, Type = "about:blank", Title = title, Detail = detail }));

    public static ReadyResult BadParameter(string parameter, string value, string expected) => new(Problems.BadParameter(parameter, value, expected));

    public static ReadyResult Missing(EditSubject subject) => Of(StatusCodes.Status404NotFound, $"No such {SourceEditing.Noun(subject)}", $"There is no {SourceEditing.Noun(subject)} \"{Problems.Shorten(subject.Id)}\" that this could be done to.");

    public static ReadyResult Protected(EditSubject subject) => Of(
        StatusCodes.Status409Conflict, "Declared in the configuration",
        $"The {SourceEditing.Noun(subject)} \"{subject.Id}\" is declared in the configuration and changed there. A declared source can be paused and resumed here.");

    public static ReadyResult ForAdmins(EditSubject subject) => Of(
        StatusCodes.Status403Forbidden, "For admins", $"What may be surfaced of the reports of {subject} (its Rights) is for admins to change. Everything else of it may be changed; leave Rights as they are.");

    public static ReadyResult NoPrecondition() => Of(
        StatusCodes.Status428PreconditionRequired, "A precondition is needed",
        "Send If-Match with the ETag that you read, so that nobody's change is lost; or If-None-Match: * for what is not there yet.");

    public static ReadyResult Conflict(EditSubject subject, int actual)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status412PreconditionFailed,
            Type = "about:blank",
            Title = "Changed meanwhile",
            Detail = actual == 0 ? $"The {SourceEditing.Noun(subject)} \"{subject.Id}\" is not there." : $"The {SourceEditing.Noun(subject)} \"{subject.Id}\" is at version {actual}. Read it again and decide anew.",
        };
        problem.Extensions["version"] = actual;
        return new(Problems.Of(problem));
    }

    public static ReadyResult Refused(IReadOnlyList<Mistake> mistakes)
    {
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Type = "about:blank",
            Title = mistakes.Count == 1 ? "One thing is not right" : $"{mistakes.Count} things are not right",
            Detail = string.Join(" | ", mistakes.Take(5)),
        };
        problem.Extensions["errors"] = new System.Text.Json.Nodes.JsonArray([.. mistakes.Select(m => (System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
        {
            ["subject"] = m.Subject?.ToString(),
            ["path"] = m.Path,
            ["pointer"] = m.Pointer,
            ["detail"] = m.What,
            ["remedy"] = m.Remedy,
        })]);
        return new(Problems.Of(problem));
    }
}
