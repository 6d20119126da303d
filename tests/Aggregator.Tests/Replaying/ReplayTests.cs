using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;
using static Aggregator.Replaying.ReplayedDesk;

namespace Aggregator.Replaying;

/// <summary>Articles derived again: the same where nothing changed, revised where the words did, and never twice.</summary>
public sealed class ReplayTests
{
    private static readonly Recipe Better = new() { Body = ".story" };

    private ReplayedDesk _desk = null!;

    [SetUp]
    public async Task Open() => _desk = await OpenAsync();

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task What_nothing_changed_for_comes_out_byte_for_byte_and_nothing_is_written()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.VisitAsync("two", Page("two"), comesAgain: true);
        await _desk.TellAsync("three", Text("three", 1, 5));
        var before = await _desk.ContentHashAsync();

        var report = await _desk.ReplayAsync(apply: true);

        Assert.That((report.Articles, report.FromPages, report.Changed, report.Written), Is.EqualTo((3, 2, 0, 0)));
        Assert.That(report.NotRead, Is.EqualTo(new Dictionary<string, int> { [Deriver.Feed] = 1 }));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_look_shows_what_a_better_recipe_would_change_and_changes_nothing()
    {
        await _desk.VisitAsync("one", Page("one"));
        var before = await _desk.ContentHashAsync();

        var report = await _desk.ReplayAsync(apply: false, Better);

        Assert.That((report.Changed, report.Revised, report.Written, report.LosingText), Is.EqualTo((1, 1, 0, 0)));
        Assert.That(report.Parts.Keys, Is.SupersetOf(new[] { "body", "blocks" }));
        Assert.That(report.Samples.Single().Parts.Single(p => p.Part == "body").After, Does.Contain("Paragraph 6"));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Other_words_make_a_revision_with_its_event_once_and_a_second_replay_leaves_the_same_bytes()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.TellAsync("two", Text("two", 1, 5));
        var first = await _desk.ArticleAsync("one");

        var report = await _desk.ReplayAsync(apply: true, Better);
        var once = await _desk.ContentHashAsync();
        var again = await _desk.ReplayAsync(apply: true, Better);

        Assert.That((report.Written, again.Changed, again.Written), Is.EqualTo((1, 0, 0)));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(once));
        var article = await _desk.ArticleAsync("one");
        Assert.That((article.Id, article.Revision, article.Body.Count, article.PublishedAt), Is.EqualTo((first.Id, 2, 6, first.PublishedAt)));
        Assert.That(article.KeyPoints.Select(k => k.Evidence.Revision).Concat(article.Tags.Select(t => t.Evidence.Revision)), Is.All.EqualTo(2));
        Assert.That((article.Change!.Significance, article.UpdatedAt > first.UpdatedAt), Is.EqualTo((RevisionWeight.Substantive, true)));
        Assert.That((await _desk.Store.RevisionsAsync(article.Id, default))[0], Is.EqualTo(first).Using<Article>((a, b) => !Rederiving.IsOther(a, b)));
        Assert.That(await _desk.EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.published 1", "article.revised 2" }));
        Assert.That((await _desk.Store.SearchAsync(new SearchQuery { Terms = SearchTerm.Parse("\"Paragraph 6 of report one\"") }, default)).Items, Has.Count.EqualTo(1), "the index follows");
    }

    [Test]
    public async Task What_is_read_out_of_the_same_words_is_renewed_without_a_revision_or_an_event_but_copies_are_told()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.TellAsync("two", Text("two", 1, 5));
        // As an earlier version of the program would have left it.
        await _desk.TamperAsync("UPDATE article SET category = 'sport', document = CAST(json_set(CAST(document AS TEXT), '$.category', 'sport', '$.tags', json('[]'), '$.readingMinutes', 9) AS BLOB)");
        var version = _desk.Store.Version;

        var report = await _desk.ReplayAsync(apply: true);
        var once = await _desk.ContentHashAsync();
        var again = await _desk.ReplayAsync(apply: true);

        Assert.That((report.Changed, report.Revised, report.Written, again.Written), Is.EqualTo((2, 0, 2, 0)));
        Assert.That(report.Parts.Keys, Is.EqualTo(new[] { "category", "readingMinutes", "tags" }));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(once));
        Assert.That((await _desk.ArticleAsync("one")).Tags, Is.Not.Empty);
        Assert.That((await _desk.ArticleAsync("two")).Tags, Is.Not.Empty);
        Assert.That(await _desk.EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.published 1" }));
        Assert.That(_desk.Store.Version, Is.EqualTo(version + 2));
        Assert.That((await _desk.Store.ListAsync(new ArticleQuery { Category = "sport" }, default)).Items, Is.Empty);
    }

    [Test]
    public async Task A_page_of_which_no_copy_may_be_kept_is_let_go_of_and_the_words_stay()
    {
        await _desk.VisitAsync("one", Page("one"));
        // Its publisher's wish was overlooked when it was taken in.
        var packed = Convert.ToHexString(PagePacking.Pack(System.Text.Encoding.UTF8.GetBytes(Page("one", "<meta name=\"robots\" content=\"noarchive\">"))));
        await _desk.TamperAsync($"UPDATE page SET body = X'{packed}'");
        var before = await _desk.ArticleAsync("one");

        var report = await _desk.ReplayAsync(apply: true, Better);

        Assert.That((report.PagesForgotten, report.Revised), Is.EqualTo((1, 0)));
        Assert.That(report.NotRead.Keys, Is.EqualTo(new[] { Deriver.NoArchive }));
        Assert.That(await _desk.Store.SizeAsync(default), Has.Property("Pages").Zero);
        Assert.That((await _desk.ArticleAsync("one")).Body, Is.EqualTo(before.Body));
    }

    [Test]
    public async Task What_cannot_be_read_again_is_counted_by_its_reason_and_keeps_its_words()
    {
        await _desk.VisitAsync("pruned", Page("pruned"));
        await _desk.VisitAsync("several", Page("several"));
        await _desk.VisitAsync("redesigned", Page("redesigned"));
        await _desk.VisitAsync("gone", Page("gone"));
        await _desk.TamperAsync($"""
            DELETE FROM page WHERE key = 1;
            UPDATE page SET body = X'{Packed(Page("several", "<link rel=\"next\" href=\"/news/several?page=2\">"))}' WHERE key = 2;
            UPDATE page SET body = X'{Packed("<html><body><nav>Home</nav></body></html>")}' WHERE key = 3;
            UPDATE page SET body = X'{Packed("<html><head><title>Removed</title></head><body><article><h1>This article has been removed</h1><p>This article has been removed.</p></article></body></html>")}' WHERE key = 4;
            """);
        var before = await _desk.ContentHashAsync();

        var report = await _desk.ReplayAsync(apply: true, Better);

        Assert.That(report.NotRead.Keys.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "its page says that it was removed (Removed)", Deriver.NotKept, "no report is found in its page (not-a-report)", "told on several pages, of which the first is kept",
        }));
        Assert.That((report.FromPages, report.Written), Is.EqualTo((0, 0)));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_page_without_its_entry_leaves_what_it_does_not_tell_as_it_was_told()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.TamperAsync("UPDATE page SET entry = NULL");
        var before = await _desk.ArticleAsync("one");

        var report = await _desk.ReplayAsync(apply: true, Better);

        var after = await _desk.ArticleAsync("one");
        Assert.That((report.Revised, after.Revision), Is.EqualTo((1, 2)));
        Assert.That((after.Headline, after.Standfirst, after.PublishedAt, after.PublishedFrom, after.Category), Is.EqualTo((before.Headline, before.Standfirst, before.PublishedAt, before.PublishedFrom, before.Category)));
        Assert.That((await _desk.ReplayAsync(apply: true, Better)).Written, Is.Zero);
    }

    [Test]
    public async Task A_tombstone_stays_and_is_counted()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.TamperAsync("UPDATE article SET state = 1, document = CAST(json_set(CAST(document AS TEXT), '$.state', 1) AS BLOB)");
        var before = await _desk.ContentHashAsync();

        var report = await _desk.ReplayAsync(apply: true, Better);

        Assert.That((report.Articles, report.Withdrawn, report.Written), Is.EqualTo((0, 1, 0)));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_editors_words_stand_where_the_outlets_own_are_as_they_were()
    {
        await _desk.VisitAsync("one", Page("one"));
        var before = await _desk.ArticleAsync("one");
        await _desk.Store.AmendAsync(before.Id, before.Revision, new Amendment("The plan was misnamed.", _desk.Clock.GetUtcNow(), "ann") { Headline = "Council agrees another plan" }, new Actor("ann", Actor.Console), default);

        Assert.That((await _desk.ReplayAsync(apply: true)).Written, Is.Zero);
        Assert.That((await _desk.ReplayAsync(apply: true, Better)).Revised, Is.EqualTo(1));
        var after = await _desk.ArticleAsync("one");
        Assert.That((after.Headline, after.Amendment!.Note, after.Body.Count, after.Corrections.Count), Is.EqualTo(("Council agrees another plan", "The plan was misnamed.", 6, 1)));
        Assert.That((await _desk.ReplayAsync(apply: true, Better)).Written, Is.Zero);
    }

    [Test]
    public async Task What_is_on_hold_stays_as_it_is_and_is_counted()
    {
        await _desk.VisitAsync("one", Page("one"));
        var id = (await _desk.ArticleAsync("one")).Id;
        await _desk.Store.HoldAsync(id, new Hold("by hand", _desk.Clock.GetUtcNow()), new Actor("ann", Actor.Console), default);
        var before = await _desk.ContentHashAsync();

        var report = await _desk.ReplayAsync(apply: true, Better);

        Assert.That((report.Articles, report.Held, report.Withdrawn), Is.EqualTo((0, 1, 0)));
        Assert.That(await _desk.ContentHashAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_address_that_another_article_has_is_not_taken_from_it()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.VisitAsync("two", Page("two"));
        await _desk.TamperAsync($"UPDATE page SET body = X'{Packed(Page("two", "<link rel=\"canonical\" href=\"https://www.herald.example/news/one\">"))}' WHERE key = 2");

        var report = await _desk.ReplayAsync(apply: true);

        Assert.That((await _desk.ArticleAsync("two")).Attribution.Url.AbsolutePath, Is.EqualTo("/news/two"));
        Assert.That((await _desk.ReplayAsync(apply: true)).Written, Is.Zero);
        Assert.That(report.Written, Is.Zero);
    }

    [Test]
    public async Task A_report_that_would_lose_most_of_its_text_is_told_apart()
    {
        await _desk.VisitAsync("one", Page("one"));
        await _desk.ReplayAsync(apply: true, Better);

        var report = await _desk.ReplayAsync(apply: false);

        Assert.That((report.Revised, report.LosingText), Is.EqualTo((1, 1)));
    }

    private static string Packed(string html) => Convert.ToHexString(PagePacking.Pack(System.Text.Encoding.UTF8.GetBytes(html)));
}
