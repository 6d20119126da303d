using System.Text.Json;
using Aggregator.Rights;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Surfacing.Api;

/// <summary>Everything that the API refuses, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static Answer BadParameter(string parameter, string value, string expected) => Of(StatusCodes.Status400BadRequest, ProblemKinds.BadParameter, $"The parameter '{parameter}' is not usable",
        $"'{parameter}' is \"{Shorten(value)}\"; it has to be {expected}.", ("parameter", parameter), ("value", Shorten(value)), ("expected", expected));

    public static Answer NoSuchArticle(string id) => Of(StatusCodes.Status404NotFound, ProblemKinds.NoSuchArticle, "No such article",
        $"There is no article with the id \"{Shorten(id)}\".");

    public static Answer Unauthorized(string detail) => Of(StatusCodes.Status401Unauthorized, ProblemKinds.Key, "A key is needed",
        detail);

    public static Answer KeyOff(string name) => Of(StatusCodes.Status403Forbidden, ProblemKinds.Key, "This key was switched off",
        $"The key \"{name}\" may not be used any more.");

    public static Answer TooManyRequests(ApiKey key) => Of(StatusCodes.Status429TooManyRequests, ProblemKinds.TooManyRequests, "Too many requests with this key",
        $"The key \"{key.Name}\" has {key.RequestsPerMinute} requests a minute. Retry-After says when to come back.", ("requestsPerMinute", key.RequestsPerMinute));

    public static Answer Unsupported(string expected) => Of(StatusCodes.Status415UnsupportedMediaType, "about:blank", "Unsupported media type",
        $"The body's Content-Type has to be {expected}; it may be empty.");

    public static Answer NoSuchWebhook(string name) => Of(StatusCodes.Status404NotFound, "about:blank", "No such webhook",
        $"There is no webhook named \"{Shorten(name)}\"; /admin/api/webhooks lists them.");

    public static Answer NotAcceptable(IReadOnlyList<string> offers) => Of(StatusCodes.Status406NotAcceptable, ProblemKinds.NotAcceptable, "None of the media types asked for is to be had",
        $"Accept has to allow one of {string.Join(", ", offers)}.", ("available", offers.ToArray()));

    public static Answer SyncLost() => Of(StatusCodes.Status410Gone, ProblemKinds.SyncLost, "This place in the order of changes does not exist any more",
        "The cursor is of another database, or the database was set back to an earlier state. Begin afresh with updated_since=1970-01-01T00:00:00Z, and drop what is not told again.");

    public static Answer TooManyStreams(bool ofOneClient) => Of(ofOneClient ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, ProblemKinds.TooManyStreams, "Too many open streams",
        ofOneClient ? "This client has as many streams open as it may. Close some, or come back later." : "As many streams are open as there may be. Come back later.");

    public static Answer NoSuchRevision(string id, int newest) => Of(StatusCodes.Status404NotFound, ProblemKinds.NoSuchRevision, "No such revision",
        $"The article \"{Shorten(id)}\" has the revisions 1 to {newest}; a difference needs two of them.");

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

    private static Answer Of(int status, string type, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> extensions)
    {
        var problem = new ProblemDetails { Status = status, Type = type, Title = title, Detail = detail };
        foreach (var (name, value) in extensions)
            problem.Extensions[name] = value;
        return Of(problem);
    }

    // Right only now, so never served again from what is kept ready.
    public static Answer Of(ProblemDetails problem) => Answer.Of(JsonSerializer.SerializeToUtf8Bytes(problem, ListBytes.Json.ProblemDetails), ContentType) with
    {
        Status = problem.Status!.Value,
        ValidUntil = DateTimeOffset.MinValue,
    };

    public static string Shorten(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[99]) ? 99 : 100), "…");
}
