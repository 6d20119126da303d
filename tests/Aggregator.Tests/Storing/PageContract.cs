using System.Text;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Extracting.Drifting;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Archived pages and what was learned from them.</summary>
internal abstract class PageContract : StoreContract
{
    private static readonly Uri Address = new("https://www.herald.example/news/mayor?from=rss");

    private IPageStore Pages => (IPageStore)Store.Ingest;

    [Test]
    public async Task A_page_comes_back_byte_for_byte_with_its_address_type_and_instant_even_after_a_restart()
    {
        var body = Enumerable.Range(0, 300_000).Select(i => (byte)(i * i)).ToArray();
        var draft = await VisitedAsync(1, "mayor", body);
        await ReopenAsync();

        var kept = (await Pages.PageOfAsync(draft.Article.Id, default))!;
        Assert.That(kept.Page.Body.ToArray(), Is.EqualTo(body));
        Assert.That((kept.Source.Value, kept.Key, kept.Article, kept.Page.Address, kept.Page.ContentType, kept.Page.RetrievedAt), Is.EqualTo((Herald, 1L, (ArticleId?)draft.Article.Id, Address, "text/html; charset=utf-8", Start)));
    }

    [Test]
    public async Task The_newest_page_of_an_article_is_kept_and_no_other()
    {
        var draft = await VisitedAsync(1, "mayor", Bytes("first"), next: Start.AddMinutes(15));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddMinutes(15), new VisitOutcome.Written(draft), Start.AddMinutes(60)) with { Page = Page(Bytes("second"), Start.AddMinutes(15)) }, default);

        // The same report by another source: its page is the article's newest now.
        await Ingest.SaveAsync(Poll(Sport, Start, Awaiting(9, Sport, "mayor")), default);
        var visit = (await Ingest.DeskAsync(new("herald"), Start.AddMinutes(20), 10, default)).Visits.Single(v => v.Source.Value == Sport);
        await Ingest.SaveAsync(Visit(visit, Start.AddMinutes(20), new VisitOutcome.Written(Draft(Sport, "mayor", "Mayor", Text("mayor")))) with { Page = Page(Bytes("third"), Start.AddMinutes(20)) }, default);

        Assert.That((await Pages.PageOfAsync(draft.Article.Id, default))!.Page.Body.ToArray(), Is.EqualTo(Bytes("third")));
        Assert.That((await Pages.SizeAsync(default)).Pages, Is.EqualTo(1));
    }

    [Test]
    public async Task A_sources_pages_come_newest_first_from_an_instant_on_and_no_more_than_asked()
    {
        for (var i = 1; i <= 5; i++)
            await VisitedAsync(i, $"report{i}", Bytes($"page {i}"), at: Start.AddHours(i));

        Assert.That(await KeysAsync(Herald, DateTimeOffset.MinValue, 3), Is.EqualTo(new[] { 5L, 4L, 3L }));
        Assert.That(await KeysAsync(Herald, Start.AddHours(4), 10), Is.EqualTo(new[] { 5L, 4L }));
        Assert.That(await KeysAsync(Sport, DateTimeOffset.MinValue, 10), Is.Empty);
        Assert.That(await KeysAsync("nobody/knows", DateTimeOffset.MinValue, 10), Is.Empty);
    }

    [Test]
    public async Task A_page_that_led_to_no_article_is_kept_too()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "gallery"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Filtered("gallery")) with { Page = Page(Bytes("gallery"), Start) }, default);

        await foreach (var page in Pages.PagesAsync(new(Herald), DateTimeOffset.MinValue, 10, default))
            Assert.That((page.Key, page.Article), Is.EqualTo((1L, (ArticleId?)null)));
        Assert.That((await Pages.SizeAsync(default)).Pages, Is.EqualTo(1));
    }

    [Test]
    public async Task A_publisher_who_wants_no_copies_kept_has_none_kept()
    {
        var draft = await VisitedAsync(1, "mayor", Bytes("first"), next: Start.AddMinutes(15));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddMinutes(15), new VisitOutcome.Written(draft)) with { ForgetsPage = true }, default);

        Assert.That(await Pages.PageOfAsync(draft.Article.Id, default), Is.Null);
        Assert.That(await Pages.SizeAsync(default), Is.EqualTo(new ArchiveSize(0, 0)));
    }

    [Test]
    public async Task A_visit_without_a_page_leaves_what_is_kept()
    {
        var draft = await VisitedAsync(1, "mayor", Bytes("first"), next: Start.AddMinutes(15));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddMinutes(15), new VisitOutcome.Unchanged()), default);

        Assert.That(await Pages.PageOfAsync(draft.Article.Id, default), Is.Not.Null);
    }

    [Test]
    public async Task Old_pages_go_and_the_oldest_of_those_that_take_too_much()
    {
        var dice = new Random(3);
        for (var i = 1; i <= 6; i++)
        {
            var body = new byte[10_000];
            dice.NextBytes(body); // cannot be packed
            await VisitedAsync(i, $"report{i}", body, at: Start.AddDays(i));
        }

        Assert.That(await PruneAsync(Start.AddDays(2), long.MaxValue), Is.EqualTo(1));
        Assert.That(await PruneAsync(DateTimeOffset.MinValue, 25_000), Is.EqualTo(3));
        Assert.That(await KeysAsync(Herald, DateTimeOffset.MinValue, 10), Is.EqualTo(new[] { 6L, 5L }));
        Assert.That((await Pages.SizeAsync(default)).Bytes, Is.InRange(20_000, 25_000));
    }

    [Test]
    public async Task What_is_known_of_a_sources_pages_survives_a_restart_and_its_breaks_are_told_with_the_source()
    {
        Assert.That((await Pages.DriftAsync(new(Herald), default)).Pages, Is.Zero);
        var good = new PageSighting { IsReport = true, Fields = [new FieldSighting(PageField.Body, "recipe", 400, ".story", SelectorFound: true)] };
        var dead = new PageSighting { IsReport = true, Fields = [new FieldSighting(PageField.Body, "scoring", 400, ".story")] };
        var drift = Enumerable.Range(0, 44).Aggregate(SourceDrift.None, (d, i) => Drift.After(d, i < 40 ? good : dead, Start.AddMinutes(i)));
        drift = Drift.With(drift, PageField.Body, new SelectorSuggestion("article .text", 3, 4));
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(Draft(Herald, "mayor", "Mayor", Text("mayor")))) with { Drift = drift }, default);
        await ReopenAsync();

        var kept = await Pages.DriftAsync(new(Herald), default);
        Assert.That((kept.Pages, kept.NoReport), Is.EqualTo((44, drift.NoReport)));
        Assert.That(kept.Fields.Single().Dead, Is.EqualTo(drift.Fields.Single().Dead));
        Assert.That(kept.Breaks(), Is.EqualTo(drift.Breaks()));
        var statuses = await Queries.SourcesAsync(default);
        Assert.That(statuses.Single(s => s.Source.Id.Value == Herald).Drift.Single(), Is.EqualTo(drift.Breaks().Single()));
        Assert.That(statuses.Where(s => s.Source.Id.Value != Herald).SelectMany(s => s.Drift), Is.Empty);
    }

    protected abstract Task<int> PruneAsync(DateTimeOffset before, long bytes);

    protected async Task<Draft> VisitedAsync(long key, string slug, byte[] body, DateTimeOffset? at = null, DateTimeOffset? next = null)
    {
        await PollAsync(Herald, Awaiting(key, Herald, slug));
        var draft = Draft(Herald, slug, slug, Text(slug));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), at ?? Start, new VisitOutcome.Written(draft), next) with { Page = Page(body, at ?? Start) }, default);
        return draft;
    }

    private static PageBytes Page(byte[] body, DateTimeOffset at) => new() { Body = body, Address = Address, ContentType = "text/html; charset=utf-8", RetrievedAt = at };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<IReadOnlyList<long>> KeysAsync(string source, DateTimeOffset since, int limit)
    {
        var keys = new List<long>();
        await foreach (var page in Pages.PagesAsync(new(source), since, limit, default))
            keys.Add(page.Key);
        return keys;
    }
}
