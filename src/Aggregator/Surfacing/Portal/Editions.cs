using Aggregator.Editing;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Portal.Pages;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Portal;

/// <summary>Makes the portal's pages from the newsroom, and keeps them ready while they are right.</summary>
internal sealed class Editions(Newsroom newsroom, Framing framing, ReadyAnswers ready, PublicAddress address, IOptions<SurfacingOptions> options)
{
    // The clock alone changes a page: its date, "today", what is breaking.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private const int InSection = 12;

    private readonly int _pageSize = options.Value.PageSize;

    public Task<ReadyResult> FrontAsync(HttpRequest request, string? cursor) => AnswerAsync(new Asked(address.Of(request), "/", "", Text(cursor)), async (asked, now) =>
    {
        var place = framing.Place();
        var stories = await StoriesAsync(new ArticleQuery(), asked, "/?", now);
        var layout = asked.Cursor is null ? FrontLayout.Of(stories.Items, await SectionsAsync(now)) : null;
        var frame = Placed(await framing.MakeAsync(layout is null ? $"Older stories · {Site.Name}" : Site.Title, place, now), asked, "");
        var model = new FrontModel(frame with { Description = $"{Site.Title}: the latest reports of British outlets, each with its source." }, stories, layout);
        return await PageRenderer.AnswerAsync<FrontPage>(model, stories.Items.Concat(layout?.Sections.SelectMany(s => s.Items) ?? []), now + Fresh, frame.Newsletter);
    });

    public Task<ReadyResult> SectionAsync(HttpRequest request, string category, string? cursor) => AnswerAsync(new Asked(address.Of(request), "section", category, Text(cursor)), async (asked, now) =>
    {
        if (!await newsroom.IsSectionAsync(category))
        {
            return await FaultPages.NotFoundAsync("There is no such section.", now);
        }

        var (name, path) = (Sections.NameOf(category), Links.Section(category));
        return await ListAsync(new ArticleQuery { Category = category }, asked, path, now, (frame, stories) =>
            new(frame with { Section = category, Feeds = FeedLinks.Section(category), Description = $"{name}: the latest reports of British outlets." }, name, null, stories, $"No stories in {name} yet.") { Path = path });
    });

    public Task<ReadyResult> OutletAsync(HttpRequest request, string id, string? cursor) => AnswerAsync(new Asked(address.Of(request), "outlet", id, Text(cursor)), async (asked, now) =>
    {
        if (await newsroom.OutletAsync(new OutletId(id)) is not { } summary)
        {
            return await FaultPages.NotFoundAsync("There is no such outlet.", now);
        }

        var (outlet, name, path) = (summary.Outlet, summary.Outlet.Name, Links.Outlet(id));
        return await ListAsync(new ArticleQuery { Outlet = outlet.Id }, asked, path, now, (frame, stories) =>
            new(frame with { Feeds = FeedLinks.Outlet(outlet.Id, name), Description = $"The latest reports by {name}." }, name, Wording.Count(summary.Articles, "report", "reports"), stories, $"No stories from {name} yet.") { Outlet = outlet, Path = path });
    });

    public Task<ReadyResult> SearchAsync(HttpRequest request, string? q, string? cursor) => AnswerAsync(new Asked(address.Of(request), "search", Text(q) ?? "", Text(cursor)), async (asked, now) =>
    {
        var words = asked.What.Length <= FeedScope.LongestSearch ? asked.What : asked.What[..FeedScope.LongestSearch];
        if (words.Length == 0)
        {
            var blank = (await framing.MakeAsync($"Search · {Site.Name}", framing.Place(), now)) with { Search = "" };
            var nothing = new ListModel(blank, "Search", null, Stories.None, "Type words to search for. A phrase stands in double quotes.") { Path = "/search", IsSearch = true };
            return await PageRenderer.AnswerAsync<ListPage>(nothing, [], now + Fresh, blank.Newsletter);
        }

        return await ListAsync(new ArticleQuery { Text = words }, asked, $"/search?q={Uri.EscapeDataString(words)}", now, (frame, stories) =>
            new(frame with { Title = $"“{words}” · {Site.Name}", Search = words, Canonical = null, Feeds = FeedLinks.Search(words) }, $"Stories with “{words}”", null, stories, $"Nothing found for “{words}”. Try fewer or other words.")
            {
                Path = $"/search?q={Uri.EscapeDataString(words)}",
                IsSearch = true,
            });
    });

    public Task<ReadyResult> ArticleAsync(HttpRequest request, string id) => AnswerAsync(new Asked(address.Of(request), "article", id, null), async (asked, now) =>
    {
        var place = framing.Place();
        switch (await newsroom.FindAsync(new ArticleId(id)))
        {
            case null:
                return await FaultPages.NotFoundAsync("There is no such article.", now);
            case { State: ArticleState.Withdrawn } withdrawn:
                return await FaultPages.WithdrawnAsync(withdrawn, now);
            case var article:
                var story = new Story(article, newsroom.IsBreaking(article, now));
                var frame = Placed(await framing.MakeAsync($"{article.Headline} · {Site.Name}", place, now), asked, story.Path[1..]) with { Description = story.Summary, Section = article.Category, IsIndexable = article.IsIndexable };
                var model = new ArticleModel(frame, story, JsonLd.Of(article, frame.Canonical!));
                return await PageRenderer.AnswerAsync<ArticlePage>(model, [story], now + Fresh, frame.Newsletter);
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

    private async Task<Answer> ListAsync(ArticleQuery query, Asked asked, string path, DateTimeOffset now, Func<Frame, Stories, ListModel> model)
    {
        var place = framing.Place();
        var stories = await StoriesAsync(query, asked, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?"), now);
        var made = model(Placed(await framing.MakeAsync("", place, now), asked, path[1..]), stories);
        made = made with { IsFirst = asked.Cursor is null, Frame = made.Frame.Title.Length > 0 ? made.Frame : made.Frame with { Title = $"{made.Heading} · {Site.Name}" } };
        return await PageRenderer.AnswerAsync<ListPage>(made, stories.Items, now + Fresh, made.Frame.Newsletter);
    }

    private async Task<Stories> StoriesAsync(ArticleQuery query, Asked asked, string path, DateTimeOffset now)
    {
        var shown = await newsroom.ListAsync(query with { Limit = _pageSize, Cursor = asked.Cursor });
        return new([.. shown.Items.Select(a => new Story(a, newsroom.IsBreaking(a, now)))], shown.Next is { } next ? $"{path}cursor={Uri.EscapeDataString(next)}" : null);
    }

    private async Task<IReadOnlyList<SectionStories>> SectionsAsync(DateTimeOffset now)
    {
        List<SectionStories> sections = [];
        foreach (var category in Sections.Known)
        {
            var shown = await newsroom.ListAsync(new ArticleQuery { Category = category, Limit = InSection });
            sections.Add(new(category, [.. shown.Items.Select(a => new Story(a, newsroom.IsBreaking(a, now)))]));
        }

        return sections;
    }

    // Older parts move with every new story: not to be linked to or indexed.
    private static Frame Placed(Frame frame, Asked asked, string path) => asked.Cursor is null ? frame with { Canonical = new Uri(asked.Base, path) } : frame;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record Asked(Uri Base, string Page, string What, string? Cursor);
}
