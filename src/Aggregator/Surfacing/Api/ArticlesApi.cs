using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using Aggregator.Surfacing.Portal;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/articles</c>: the list and each article.</summary>
internal static class ArticlesApi
{
    private const string Plain = "application/json";
    private const string Linked = "application/ld+json";

    private static readonly string[] Representations = [Plain, Linked, Ninjs.ContentType];
    private static readonly string[] FieldNames = [.. ListBytes.Json.ArticleView.Properties.Select(p => p.Name)];

    public static void MapArticles(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/articles", List)
            .WithSummary("Articles, newest first")
            .WithDescription("Every article that is published, as far as its rights allow. Filters add up. Follow nextCursor for the rest; it neither skips nor repeats while articles arrive.")
            .Describes<ArticlesView>(Parameters.OfLists, StatusCodes.Status400BadRequest, StatusCodes.Status410Gone);
        routes.MapApi("/articles/{id}", Find)
            .WithSummary("One article")
            .WithDescription("Accept chooses application/json, application/ld+json (schema.org NewsArticle) or application/ninjs+json (IPTC ninjs 3.1). 410 with state, reason and withdrawnAt once the outlet has taken the report down.")
            .Describes<ArticleView>([Parameters.Fields], StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status406NotAcceptable, StatusCodes.Status410Gone);
    }

    private static async Task<ReadyResult> List(
        HttpRequest request, Newsroom newsroom, ReadyAnswers ready, Freshness freshness, IChangeFeed feed, IOptions<SurfacingOptions> options)
    {
        var usual = options.Value.ListSize;
        var (fields, unknown) = Fields.Read(request.Query.TryGetValue("fields", out var asked) ? asked.ToString() : null, FieldNames);
        if (unknown is not null)
        {
            return new ReadyResult(Problems.BadParameter("fields", unknown, $"some of {string.Join(", ", FieldNames)}"));
        }

        var (query, problem) = (default(ArticleQuery), default(Answer));
        var (sync, wrong) = Parameters.Twice(request.Query, Parameters.OfLists) is null ? SyncRequest.Read(request.Query, usual, feed) : default;
        if (sync is null && wrong is null)
        {
            (query, problem) = ListRequest.Read(request.Query, usual, Parameters.OfLists);
        }

        if ((wrong ?? problem) is { } refused)
        {
            return new ReadyResult(refused);
        }

        var content = freshness.Of(query?.Outlet);
        var wish = new Asked(query, sync, fields, content);
        return new ReadyResult(await ready.FindAsync(wish, now => query is null ? MakeChangesAsync(wish, now, newsroom, feed) : MakeListAsync(wish, query, now, newsroom)));
    }

    private static async Task<ReadyResult> Find([Description("An article's id, as a list gave it.")] string id, HttpRequest request, Newsroom newsroom, ReadyAnswers ready, PublicAddress address)
    {
        if (Accepted.MediaType(request.Headers.Accept, Representations) is not { } type)
        {
            return new ReadyResult(Problems.NotAcceptable(Representations));
        }

        var (fields, unknown) = Fields.Read(request.Query.TryGetValue("fields", out var asked) ? asked.ToString() : null, FieldNames);
        if (unknown is not null)
        {
            return new ReadyResult(Problems.BadParameter("fields", unknown, $"some of {string.Join(", ", FieldNames)}"));
        }

        var wish = new AskedArticle(new(id), type, fields, type == Plain ? null : address.Of(request));
        return new ReadyResult(await ready.FindAsync(wish, now => MakeArticleAsync(wish, now, newsroom))) { VariesByAccept = true };
    }

    private static async ValueTask<Answer> MakeListAsync(Asked asked, ArticleQuery query, DateTimeOffset now, Newsroom newsroom)
    {
        if (await ListRequest.UnknownAsync(query, newsroom) is { } unknown)
        {
            return unknown;
        }

        try
        {
            var shown = await newsroom.ListAsync(query);
            return MakeList(asked, shown.Items, shown.Next, null, now, newsroom);
        }
        catch (FormatException)
        {
            return Problems.BadParameter("cursor", query.Cursor ?? "", "a nextCursor as an earlier answer gave it");
        }
    }

    private static async ValueTask<Answer> MakeChangesAsync(Asked asked, DateTimeOffset now, Newsroom newsroom, IChangeFeed feed)
    {
        var sync = asked.Sync!;
        var place = sync.Place ?? await feed.BeforeAsync(sync.Since!.Value, CancellationToken.None);
        var changes = await newsroom.ChangesAsync(place, sync.Limit);
        var next = SyncCursor.Of(changes.Next, feed.Epoch);
        return MakeList(asked, changes.Items, changes.More ? next : null, next, now, newsroom);
    }

    private static Answer MakeList(Asked asked, IReadOnlyList<Surfaceable> articles, string? next, string? sync, DateTimeOffset now, Newsroom newsroom) => ListBytes.List(
        new ArticlesView([.. articles.Select(a => ViewOf.Article(a, newsroom.IsBreaking(a, now)))], next, sync, ViewOf.Content(asked.Content), ListBytes.WholeSecond(now)),
        newsroom.BreakingEnds(articles, now),
        ListBytes.Json.ArticlesView,
        asked.Fields);

    private static async ValueTask<Answer> MakeArticleAsync(AskedArticle asked, DateTimeOffset now, Newsroom newsroom) => await newsroom.FindAsync(asked.Id) switch
    {
        null => Problems.NoSuchArticle(asked.Id.Value),
        { State: ArticleState.Withdrawn } article => Problems.Withdrawn(article),
        { } article when asked.Type == Linked => Other(Encoding.UTF8.GetBytes(JsonLd.Of(article, Page(asked))), asked.Type),
        { } article when asked.Type == Ninjs.ContentType =>
            Other(JsonSerializer.SerializeToUtf8Bytes(Ninjs.Of(article, Page(asked)), ListBytes.Json.JsonObject), asked.Type),
        { } article => ListBytes.Of(ViewOf.Article(article, newsroom.IsBreaking(article, now)), newsroom.BreakingEnds([article], now), ListBytes.Json.ArticleView, asked.Fields),
    };

    private static Uri Page(AskedArticle asked) => new(asked.Portal!, "article/" + Uri.EscapeDataString(asked.Id.Value));

    private static Answer Other(byte[] bytes, string type) => Answer.Of(bytes, type) with { IsPublic = true };

    private sealed record Asked(ArticleQuery? Query, SyncRequest? Sync, string? Fields, ContentState Content);

    private sealed record AskedArticle(ArticleId Id, string Type, string? Fields, Uri? Portal);
}
