using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Admin.Access;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Admin.Articles;

/// <summary><c>/admin/api/articles</c>: what is held, articles as they are kept, and an editor's decisions; the same checks as the console's.</summary>
internal static class ArticlesApi
{
    private const int MostHeld = 500;

    public static void MapArticlesAdmin(this IEndpointRouteBuilder routes)
    {
        var articles = routes.MapGroup("/admin/api/articles").RequireRole(Role.Viewer, TokenScopes.Articles).ExcludeFromDescription();
        articles.MapGet("/held", Held);
        articles.MapGet("/{id}", One);
        articles.MapPost("/{id}/hold", Hold).RequireRole(Role.Editor, TokenScopes.Articles);
        articles.MapPost("/{id}/release", Release).RequireRole(Role.Editor, TokenScopes.Articles);
        articles.MapPost("/{id}/amend", Amend).RequireRole(Role.Editor, TokenScopes.Articles);
    }

    private static async Task<IResult> Held([FromServices] IEditorialStore editors, CancellationToken cancellation) =>
        TypedResults.Json(new HeldList(await editors.CountHeldAsync(cancellation), [.. (await editors.HeldAsync(MostHeld, cancellation)).Select(WholeArticle.Of)]), EditorialJson.Default.HeldList);

    private static async Task<IResult> One(string id, [FromServices] IEditorialStore editors, CancellationToken cancellation) =>
        await editors.FindWholeAsync(new ArticleId(id), cancellation) is { } article ? TypedResults.Json(WholeArticle.Of(article), EditorialJson.Default.WholeArticle) : Missing(id);

    private static async Task<IResult> Hold(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var (order, refusal) = await ReadAsync(http.Request, EditorialJson.Default.HoldOrder, cancellation);
        if (order is null)
            return refusal!;
        if (order.Complaint() is { } complaint)
            return Wrong(complaint);
        return await AnswerAsync(id, await editors.HoldAsync(new ArticleId(id), order.Hold(http.Actor(), clock.GetUtcNow()), http.Actor(), cancellation), editors, cancellation);
    }

    private static async Task<IResult> Release(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var (order, refusal) = await ReadAsync(http.Request, EditorialJson.Default.ReleaseOrder, cancellation);
        return order is null ? refusal! : await AnswerAsync(id, await editors.ReleaseAsync(new ArticleId(id), http.Actor(), Orders.Line(order.Note), clock.GetUtcNow(), cancellation), editors, cancellation);
    }

    private static async Task<IResult> Amend(string id, HttpContext http, [FromServices] IEditorialStore editors, TimeProvider clock, CancellationToken cancellation)
    {
        var (order, refusal) = await ReadAsync(http.Request, EditorialJson.Default.AmendOrder, cancellation);
        if (order is null)
            return refusal!;
        if (await editors.FindWholeAsync(new ArticleId(id), cancellation) is not { } article)
            return Missing(id);
        if (order.Complaint(article) is { } complaint)
            return Wrong(complaint);
        return await AnswerAsync(id, await editors.AmendAsync(article.Id, order.Revision, order.Amendment(article, http.Actor(), clock.GetUtcNow()), http.Actor(), cancellation), editors, cancellation);
    }

    private static async Task<IResult> AnswerAsync(string id, Decided decided, IEditorialStore editors, CancellationToken cancellation) => decided switch
    {
        Decided.Done => await One(id, editors, cancellation),
        Decided.NotThere => Missing(id),
        Decided.Overtaken => Problem(StatusCodes.Status409Conflict, "Another revision has come", "The article has another revision than the one that the order names. Read it again."),
        _ => Problem(StatusCodes.Status409Conflict, "It stands so already", "The article is held already, or is not held. Nothing was done."),
    };

    private static async Task<(T? Order, IResult? Refusal)> ReadAsync<T>(HttpRequest request, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, new ReadyResult(Problems.Unsupported("application/json")));
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellation) is { } order ? (order, null) : (null, Wrong("the body has to be a JSON object, not null"));
        }
        catch (JsonException e)
        {
            return (null, Wrong($"the body is not the JSON that is wanted here: {e.Message}"));
        }
    }

    private static ReadyResult Missing(string id) => new(Problems.NoSuchArticle(id));

    private static ReadyResult Wrong(string detail) => Problem(StatusCodes.Status400BadRequest, "The order is not usable", detail);

    private static ReadyResult Problem(int status, string title, string detail) => new(Problems.Of(new ProblemDetails { Status = status, Type = "about:blank", Title = title, Detail = Problems.Shorten(detail) }));
}

/// <summary>What waits for a decision.</summary>
internal sealed record HeldList(int Count, IReadOnlyList<WholeArticle> Items);

/// <summary>An article as editors see it, held or not.</summary>
internal sealed record WholeArticle(
    string Id, string Outlet, string Source, string Headline, string? Standfirst, IReadOnlyList<string> Body, Uri Url, string State, int Revision, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt,
    string? WithdrawnBecause, Hold? Hold, IReadOnlyList<string> ReleasedFrom, Amendment? Amendment)
{
    public static WholeArticle Of(Article a) => new(
        a.Id.Value, a.Outlet.Value, a.Source.Value, a.Headline, a.Standfirst, [.. a.Body.Select(b => b.Text)], a.Attribution.Url, a.State.ToString().ToLowerInvariant(), a.Revision, a.PublishedAt, a.UpdatedAt,
        a.WithdrawnBecause, a.Hold, a.ReleasedFrom, a.Amendment);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HeldList))]
[JsonSerializable(typeof(WholeArticle))]
[JsonSerializable(typeof(HoldOrder))]
[JsonSerializable(typeof(ReleaseOrder))]
[JsonSerializable(typeof(AmendOrder))]
internal sealed partial class EditorialJson : JsonSerializerContext;
