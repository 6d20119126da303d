using System.ComponentModel;
using System.Globalization;
using Aggregator.Editing;
using Microsoft.OpenApi;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/articles/{id}/revisions</c>: what a report said before, as far as its rights allow.</summary>
internal static class RevisionsApi
{
    private static readonly Parameter From = new("from", "The older revision; the one before by default.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" });

    public static void MapRevisions(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/articles/{id}/revisions", List)
            .WithSummary("An article's revisions, oldest first")
            .WithDescription("A revision is made when the report's words change, not when its date does. Each says how much changed and how much that matters.")
            .Describes<RevisionsView>([], StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
        routes.MapApi("/articles/{id}/revisions/{revision}/diff", Diff)
            .WithSummary("What a revision changed, by paragraph and sentence")
            .WithDescription("Counts are over the whole report. Texts stand only as far as the article's rights allow, in all no more words than the article itself may show.")
            .Describes<DiffView>([From], StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status410Gone);
    }

    private static async Task<ReadyResult> List([Description("An article's id, as a list gave it.")] string id, Newsroom newsroom, ReadyAnswers ready)
    {
        var asked = new Asked(id, 0, 0);
        return new ReadyResult(await ready.FindAsync(asked, async _ =>
            await newsroom.RevisionsAsync(new ArticleId(id)) is { Count: > 0 } revisions
                ? ListBytes.Of(RevisionViewOf.Revisions(id, revisions), DateTimeOffset.MaxValue, ListBytes.Json.RevisionsView)
                : await MissingAsync(id, newsroom)));
    }

    private static async Task<ReadyResult> Diff(
        [Description("An article's id, as a list gave it.")] string id, [Description("The newer revision's number.")] string revision, HttpRequest request, Newsroom newsroom, ReadyAnswers ready)
    {
        if (NumberOf(revision) is not { } to)
            return new ReadyResult(Problems.BadParameter("revision", revision, "a revision's number, as the list of revisions gave it"));
        var from = to - 1;
        if (request.Query.TryGetValue("from", out var sent))
        {
            if (sent is not [{ } text] || NumberOf(text) is not { } given)
                return new ReadyResult(Problems.BadParameter("from", sent.ToString(), "a revision's number, as the list of revisions gave it"));
            from = given;
        }

        return new ReadyResult(await ready.FindAsync(new Asked(id, from, to), async _ =>
            await newsroom.DifferenceAsync(new ArticleId(id), from, to) is { } difference
                ? ListBytes.Of(RevisionViewOf.Diff(id, difference), DateTimeOffset.MaxValue, ListBytes.Json.DiffView)
                : await MissingAsync(id, newsroom)));
    }

    private static int? NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;

    private static async ValueTask<Answer> MissingAsync(string id, Newsroom newsroom) => await newsroom.FindAsync(new ArticleId(id)) switch
    {
        null => Problems.NoSuchArticle(id),
        { State: ArticleState.Withdrawn } withdrawn => Problems.Withdrawn(withdrawn),
        { } article => Problems.NoSuchRevision(id, article.Revision),
    };

    private sealed record Asked(string Id, int From, int To);
}
