using System.Text.Json;
using Aggregator.Rights;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Surfacing.Api;

/// <summary>Everything that the API refuses, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemHttpResult BadParameter(string parameter, string value, string expected) => TypedResults.Problem(
        title: $"The parameter '{parameter}' is not usable",
        detail: $"'{parameter}' is \"{Shorten(value)}\"; it has to be {expected}.",
        statusCode: StatusCodes.Status400BadRequest,
        type: "/docs/api#parameters",
        extensions: new Dictionary<string, object?> { ["parameter"] = parameter, ["value"] = Shorten(value), ["expected"] = expected });

    public static ProblemHttpResult NoSuchArticle(string id) => TypedResults.Problem(
        title: "No such article",
        detail: $"There is no article with the id \"{Shorten(id)}\".",
        statusCode: StatusCodes.Status404NotFound,
        type: "/docs/api#errors");

    public static ProblemHttpResult Withdrawn(Surfaceable article) => TypedResults.Problem(
        title: "This article was withdrawn",
        detail: article.WithdrawnBecause ?? "The outlet took the report down.",
        statusCode: StatusCodes.Status410Gone,
        type: "/docs/api#withdrawn",
        extensions: new Dictionary<string, object?>
        {
            ["id"] = article.Id.Value,
            ["state"] = ViewOf.Camel(article.State),
            ["reason"] = article.WithdrawnBecause,
            ["withdrawnAt"] = Rfc3339.Of(article.UpdatedAt),
        });

    /// <summary>For what no handler answered: unknown addresses, wrong methods, failures.</summary>
    public static ProblemDetails OfStatus(int status, HttpContext context) => new()
    {
        Status = status,
        Type = "/docs/api#errors",
        Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
        Detail = status switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at {Shorten(context.Request.Path.Value ?? "/")}. The API is described at /openapi/v1.json.",
            StatusCodes.Status405MethodNotAllowed => $"{Shorten(context.Request.Method)} is not possible here; allowed: {context.Response.Headers.Allow}.",
            StatusCodes.Status503ServiceUnavailable => "The store cannot be read just now. Try again in a few seconds.",
            >= 500 => "Something went wrong on this side. It has been logged.",
            _ => null,
        },
    };

    /// <summary>A problem as a ready answer; right only now, so never served again.</summary>
    public static Answer Answer(ProblemHttpResult problem, DateTimeOffset now) =>
        Surfacing.Answer.Of(JsonSerializer.SerializeToUtf8Bytes(problem.ProblemDetails, ListBytes.Json.ProblemDetails), ContentType) with
        {
            Status = problem.StatusCode,
            ValidUntil = now,
        };

    private static string Shorten(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[99]) ? 99 : 100), "…");
}
