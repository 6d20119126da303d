using System.Text.Json;
using Aggregator.Rights;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Surfacing.Api;

/// <summary>Everything that the API refuses, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static Answer BadParameter(string parameter, string value, string expected) => Of(new()
    {
        Status = StatusCodes.Status400BadRequest,
        Type = ProblemKinds.BadParameter,
        Title = $"The parameter '{parameter}' is not usable",
        Detail = $"'{parameter}' is \"{Shorten(value)}\"; it has to be {expected}.",
        Extensions = { ["parameter"] = parameter, ["value"] = Shorten(value), ["expected"] = expected },
    });

    public static Answer NoSuchArticle(string id) => Of(new()
    {
        Status = StatusCodes.Status404NotFound,
        Type = ProblemKinds.NoSuchArticle,
        Title = "No such article",
        Detail = $"There is no article with the id \"{Shorten(id)}\".",
    });

    public static Answer Unauthorized(string detail) => Of(new()
    {
        Status = StatusCodes.Status401Unauthorized,
        Type = ProblemKinds.Key,
        Title = "A key is needed",
        Detail = detail,
    });

    public static Answer KeyOff(string name) => Of(new()
    {
        Status = StatusCodes.Status403Forbidden,
        Type = ProblemKinds.Key,
        Title = "This key was switched off",
        Detail = $"The key \"{name}\" may not be used any more.",
    });

    public static Answer TooManyRequests(ApiKey key) => Of(new()
    {
        Status = StatusCodes.Status429TooManyRequests,
        Type = ProblemKinds.TooManyRequests,
        Title = "Too many requests with this key",
        Detail = $"The key \"{key.Name}\" has {key.RequestsPerMinute} requests a minute. Retry-After says when to come back.",
        Extensions = { ["requestsPerMinute"] = key.RequestsPerMinute },
    });

    public static Answer Unsupported(string expected) => Of(new()
    {
        Status = StatusCodes.Status415UnsupportedMediaType,
        Type = "about:blank",
        Title = "Unsupported media type",
        Detail = $"The body's Content-Type has to be {expected}; it may be empty.",
    });

    public static Answer NoSuchWebhook(string name) => Of(new()
    {
        Status = StatusCodes.Status404NotFound,
        Type = "about:blank",
        Title = "No such webhook",
        Detail = $"There is no webhook named \"{Shorten(name)}\"; /admin/api/webhooks lists them.",
    });

    public static Answer NotAcceptable(IReadOnlyList<string> offers) => Of(new()
    {
        Status = StatusCodes.Status406NotAcceptable,
        Type = ProblemKinds.NotAcceptable,
        Title = "None of the media types asked for is to be had",
        Detail = $"Accept has to allow one of {string.Join(", ", offers)}.",
        Extensions = { ["available"] = offers.ToArray() },
    });

    public static Answer SyncLost() => Of(new()
    {
        Status = StatusCodes.Status410Gone,
        Type = ProblemKinds.SyncLost,
        Title = "This place in the order of changes does not exist any more",
        Detail = "The cursor is of another database, or the database was set back to an earlier state. Begin afresh with updated_since=1970-01-01T00:00:00Z, and drop what is not told again.",
    });

    public static Answer TooManyStreams(bool ofOneClient) => Of(new()
    {
        Status = ofOneClient ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable,
        Type = ProblemKinds.TooManyStreams,
        Title = "Too many open streams",
        Detail = ofOneClient ? "This client has as many streams open as it may. Close some, or come back later." : "As many streams are open as there may be. Come back later.",
    });

    public static Answer NoSuchRevision(string id, int newest) => Of(new()
    {
        Status = StatusCodes.Status404NotFound,
        Type = ProblemKinds.NoSuchRevision,
        Title = "No such revision",
        Detail = $"The article \"{Shorten(id)}\" has the revisions 1 to {newest}; a difference needs two of them.",
    });

    public static Answer Withdrawn(Surfaceable article) => Of(new()
    {
        Status = StatusCodes.Status410Gone,
        Type = ProblemKinds.Withdrawn,
        Title = "This article was withdrawn",
        Detail = article.WithdrawnBecause ?? "The outlet took the report down.",
        Extensions =
        {
            ["id"] = article.Id.Value,
            ["state"] = ViewOf.Camel(article.State),
            ["reason"] = article.WithdrawnBecause,
            ["withdrawnAt"] = Rfc3339.Of(article.UpdatedAt),
        },
    });

    /// <summary>For what no handler answered: unknown addresses, wrong methods, failures.</summary>
    public static ProblemDetails OfStatus(int status, HttpContext context) => new()
    {
        Status = status,
        Type = "about:blank",
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

    // Right only now, so never served again from what is kept ready.
    public static Answer Of(ProblemDetails problem) => Answer.Of(JsonSerializer.SerializeToUtf8Bytes(problem, ListBytes.Json.ProblemDetails), ContentType) with
    {
        Status = problem.Status!.Value,
        ValidUntil = DateTimeOffset.MinValue,
    };

    public static string Shorten(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[99]) ? 99 : 100), "…");
}
