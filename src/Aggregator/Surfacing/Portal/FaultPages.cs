using Aggregator.Rights;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Portal.Pages;

namespace Aggregator.Surfacing.Portal;

/// <summary>Pages that say that there is nothing, and why.</summary>
internal static class FaultPages
{
    public static Task<Answer> NotFoundAsync(string text, DateTimeOffset now) =>
        AnswerAsync(StatusCodes.Status404NotFound, "Page not found", text, now);

    public static Task<Answer> BadCursorAsync(DateTimeOffset now) =>
        AnswerAsync(StatusCodes.Status400BadRequest, "This link is broken", "It does not lead to a page of stories. Start again from the front page.", now);

    // Without its headline: that may be the very thing that had to go.
    public static async Task<Answer> WithdrawnAsync(Surfaceable article, DateTimeOffset now)
    {
        var model = Model("This article was withdrawn", $"It was a report by {article.Attribution.Outlet}.", now) with
        {
            Withdrawal = new(article.Attribution.Outlet, article.Outlet.Value, article.UpdatedAt, article.WithdrawnBecause ?? "The outlet took it down."),
        };
        return (await PageRenderer.AnswerAsync<NoticePage>(model, [], now)) with { Status = StatusCodes.Status410Gone };
    }

    /// <summary>For what no handler answered.</summary>
    public static Task<byte[]> OfStatusAsync(int status, HttpContext context)
    {
        ContentPolicy.Set(context.Response.Headers, null);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (heading, text) = status switch
        {
            StatusCodes.Status403Forbidden => ("Not allowed", "This page is not for everybody."),
            StatusCodes.Status404NotFound => ("Page not found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("Not possible", "This page can only be read."),
            StatusCodes.Status503ServiceUnavailable => ("One moment, please", "The stories cannot be read just now. Try again in a few seconds."),
            >= 500 => ("Something went wrong", "The fault is on our side and has been logged."),
            _ => ("That did not work", "The request could not be understood."),
        };
        return PageRenderer.RenderAsync<NoticePage>(Model(heading, text, now));
    }

    public static async Task<Answer> AnswerAsync(int status, string heading, string text, DateTimeOffset now) =>
        (await PageRenderer.AnswerAsync<NoticePage>(Model(heading, text, now), [], now)) with { Status = status };

    private static NoticeModel Model(string heading, string text, DateTimeOffset now) =>
        new(new Frame { Title = $"{heading} · {Site.Name}", Now = now, Feeds = FeedLinks.Front }, heading, text);
}
