using Aggregator.Editing;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing.Portal.Pages;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Portal;

/// <summary>Makes the portal's pages from the newsroom, and keeps them ready while they are right.</summary>
internal sealed class Editions(Newsroom newsroom, ReadyAnswers ready, PublicAddress address, IOptions<SurfacingOptions> options)
{
    // The clock alone changes a page: its date, "today", what is breaking.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly int _pageSize = options.Value.PageSize;

    public Task<ReadyResult> FrontAsync(HttpRequest request, string? cursor) => AnswerAsync(new Asked(address.Of(request), "/", "", Text(cursor)), async (asked, now) =>
    {
        var stories = await StoriesAsync(new ArticleQuery(), asked, "/?", now);
        var frame = await FrameAsync(asked.Cursor is null ? Site.Title : $"Older stories · {Site.Name}", asked, "", now);
        return await PageRenderer.AnswerAsync<FrontPage>(new FrontModel(frame with { Description = $"{Site.Title}: the latest reports of British outlets, each with its source." }, stories, asked.Cursor is null), stories.Items, now + Fresh);
    });

    public Task<ReadyResult> SectionAsync(HttpRequest request, string category, string? cursor) => AnswerAsync(new Asked(address.Of(request), "section", category, Text(cursor)), async (asked, now) =>
    {
        if (!await newsroom.IsSectionAsync(category))
        {
            return await FaultPages.NotFoundAsync("There is no such section.", now);
        }

        var name = Sections.NameOf(category);
        var stories = await StoriesAsync(new ArticleQuery { Category = category }, asked, Links.Section(category) + "?", now);
        var frame = (await FrameAsync($"{name} · {Site.Name}", asked, Links.Section(category)[1..], now)) with { Section = category };
        return await PageRenderer.AnswerAsync<ListPage>(new ListModel(frame, name, null, stories, $"No stories in {name} yet."), stories.Items, now + Fresh);
    });

    public Task<ReadyResult> OutletAsync(HttpRequest request, string id, string? cursor) => AnswerAsync(new Asked(address.Of(request), "outlet", id, Text(cursor)), async (asked, now) =>
    {
        if (await newsroom.OutletAsync(new OutletId(id)) is not { } summary)
        {
            return await FaultPages.NotFoundAsync("There is no such outlet.", now);
        }

        var name = summary.Outlet.Name;
        var stories = await StoriesAsync(new ArticleQuery { Outlet = summary.Outlet.Id }, asked, Links.Outlet(id) + "?", now);
        var frame = await FrameAsync($"{name} · {Site.Name}", asked, Links.Outlet(id)[1..], now);
        var model = new ListModel(frame, name, Wording.Count(summary.Articles, "report", "reports"), stories, $"No stories from {name} yet.") { Outlet = summary.Outlet };
        return await PageRenderer.AnswerAsync<ListPage>(model, stories.Items, now + Fresh);
    });

    public Task<ReadyResult> SearchAsync(HttpRequest request, string? q, string? cursor) => AnswerAsync(new Asked(address.Of(request), "search", Text(q) ?? "", Text(cursor)), async (asked, now) =>
    {
        var words = asked.What.Length <= 200 ? asked.What : asked.What[..200];
        var stories = words.Length == 0 ? Stories.None : await StoriesAsync(new ArticleQuery { Text = words }, asked, $"/search?q={Uri.EscapeDataString(words)}&", now);
        var frame = (await FrameAsync(words.Length == 0 ? $"Search · {Site.Name}" : $"“{words}” · {Site.Name}", asked, null, now)) with { Search = words };
        var empty = words.Length == 0 ? "Type words to search for. A phrase stands in double quotes." : $"Nothing found for “{words}”. Try fewer or other words.";
        var model = new ListModel(frame, words.Length == 0 ? "Search" : $"Stories with “{words}”", null, stories, empty);
        return await PageRenderer.AnswerAsync<ListPage>(model, stories.Items, now + Fresh);
    });

    public Task<ReadyResult> ArticleAsync(HttpRequest request, string id) => AnswerAsync(new Asked(address.Of(request), "article", id, null), async (asked, now) =>
    {
        switch (await newsroom.FindAsync(new ArticleId(id)))
        {
            case null:
                return await FaultPages.NotFoundAsync("There is no such article.", now);
            case { State: ArticleState.Withdrawn } withdrawn:
                return await FaultPages.WithdrawnAsync(withdrawn, now);
            case var article:
                var story = new Story(article, newsroom.IsBreaking(article, now));
                var frame = (await FrameAsync($"{article.Headline} · {Site.Name}", asked, story.Path[1..], now)) with { Description = article.Standfirst, Section = article.Category };
                var model = new ArticleModel(frame, story, JsonLd.Of(article, frame.Canonical!));
                return await PageRenderer.AnswerAsync<ArticlePage>(model, [story], now + Fresh);
        }
    });

    private async Task<ReadyResult> AnswerAsync(Asked asked, Func<Asked, DateTimeOffset, Task<Answer>> make) =>
        new(await ready.FindAsync(asked, async now =>
        {
            try
            {
                return await make(asked, now);
            }
            catch (FormatException) when (asked.Cursor is not null)
            {
                return await FaultPages.BadCursorAsync(now);
            }
        }));

    private async Task<Stories> StoriesAsync(ArticleQuery query, Asked asked, string path, DateTimeOffset now)
    {
        var shown = await newsroom.ListAsync(query with { Limit = _pageSize, Cursor = asked.Cursor });
        return new([.. shown.Items.Select(a => new Story(a, newsroom.IsBreaking(a, now)))], shown.Next is { } next ? $"{path}cursor={Uri.EscapeDataString(next)}" : null);
    }

    private async Task<Frame> FrameAsync(string title, Asked asked, string? path, DateTimeOffset now)
    {
        var headlines = await newsroom.HeadlinesAsync(options.Value.TickerSize, now);
        return new Frame
        {
            Title = title,
            // Older parts move with every new story: not to be linked to or indexed.
            Canonical = path is null || asked.Cursor is not null ? null : new Uri(asked.Base, path),
            Now = now,
            Ticker = [.. headlines.Select(a => new Story(a, newsroom.IsBreaking(a, now)))],
        };
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Asked(Uri Base, string Page, string What, string? Cursor);
}
