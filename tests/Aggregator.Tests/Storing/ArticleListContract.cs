using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Lists for readers: order, filters, cursors, full text.</summary>
internal abstract class ArticleListContract : StoreContract
{
    [Test]
    public async Task Newest_come_first_whatever_order_they_arrive_in()
    {
        await FillAsync(3, 9, 1, 5);

        Assert.That(await SlugsAsync(new ArticleQuery()), Is.EqualTo(new[] { "r9", "r5", "r3", "r1" }));
    }

    [Test]
    public async Task Slices_follow_each_other_without_gap_or_repetition_while_articles_arrive()
    {
        await FillAsync([.. Enumerable.Range(1, 25)]);
        var seen = new List<string>();
        string? cursor = null;
        var later = 100;
        do
        {
            var slice = await Queries.ListAsync(new ArticleQuery { Limit = 4, Cursor = cursor }, default);
            seen.AddRange(slice.Items.Select(i => i.Article.Headline));
            cursor = slice.NextCursor;
            await FillAsync(later++);
        }
        while (cursor is not null);

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 25).Reverse().Select(i => $"r{i}")));
    }

    [Test]
    public async Task Articles_of_one_instant_keep_one_order_across_slices()
    {
        await FillAsync(5, 5, 5, 5, 5);
        var all = (await ListAsync()).Select(a => a.Id.Value).ToList();
        var first = await Queries.ListAsync(new ArticleQuery { Limit = 2 }, default);
        var rest = await Queries.ListAsync(new ArticleQuery { Cursor = first.NextCursor }, default);

        Assert.That(all, Is.Ordered.Descending.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(first.Items.Concat(rest.Items).Select(i => i.Article.Id.Value), Is.EqualTo(all));
        Assert.That(rest.NextCursor, Is.Null);
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("!!!")]
    [TestCase("AQAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("after-2")]
    [TestCase("%00%00")]
    public void A_cursor_that_is_not_ours_is_a_format_error(string cursor) =>
        Assert.That(async () => await Queries.ListAsync(new ArticleQuery { Cursor = cursor }, default), Throws.TypeOf<FormatException>());

    [Test]
    public async Task Filters_hold_together()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "a", Text("common"), new() { Category = "politics", PublishedAt = Start })));
        await PollAsync(Herald, Written(2, Draft(Herald, "b", "b", Text("common", 60), new() { Category = "sport", PublishedAt = Start.AddHours(1) })));
        await PollAsync("courier/news", Written(1, Draft("courier/news", "c", "c", Text("common"), new() { Category = "politics", PublishedAt = Start.AddHours(2) })));

        Assert.That(await SlugsAsync(new ArticleQuery { Category = "politics" }), Is.EqualTo(new[] { "c", "a" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Outlet = new("herald") }), Is.EqualTo(new[] { "b", "a" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Since = Start.AddHours(1) }), Is.EqualTo(new[] { "c", "b" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Outlet = new("herald"), Category = "politics", Text = "common1", Since = Start }), Is.EqualTo(new[] { "a" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Outlet = new("unheard-of") }), Is.Empty);
        Assert.That(await SlugsAsync(new ArticleQuery { Category = "unheard-of" }), Is.Empty);
    }

    [Test]
    public async Task A_span_holds_its_first_instant_and_not_its_last()
    {
        await FillAsync(1, 2, 3, 4, 5);

        Assert.That(await SlugsAsync(new ArticleQuery { Until = Start.AddMinutes(3) }), Is.EqualTo(new[] { "r2", "r1" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Since = Start.AddMinutes(2), Until = Start.AddMinutes(4) }), Is.EqualTo(new[] { "r3", "r2" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Since = Start.AddMinutes(4), Until = Start.AddMinutes(4) }), Is.Empty);
        Assert.That(await SlugsAsync(new ArticleQuery { Until = Start.AddMinutes(5), Text = "shared", Outlet = new("herald"), Limit = 2 }), Is.EqualTo(new[] { "r4", "r3" }));
    }

    [Test]
    public async Task A_span_is_sliced_like_everything_else()
    {
        await FillAsync([.. Enumerable.Range(1, 9)]);
        var query = new ArticleQuery { Since = Start.AddMinutes(2), Until = Start.AddMinutes(9), Limit = 4 };
        var first = await Queries.ListAsync(query, default);
        var second = await Queries.ListAsync(query with { Cursor = first.NextCursor }, default);

        Assert.That(first.Items.Concat(second.Items).Select(i => i.Article.Headline), Is.EqualTo(new[] { "r8", "r7", "r6", "r5", "r4", "r3", "r2" }));
        Assert.That(second.NextCursor, Is.Null);
    }

    [Test]
    public async Task Days_are_counted_in_UTC_the_newest_first_and_agree_with_spans()
    {
        var midnight = new DateTimeOffset(Start.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);
        DateTimeOffset[] instants = [midnight.AddTicks(-1), midnight, midnight.AddHours(23), midnight.AddDays(3), midnight.AddDays(-40)];
        foreach (var (index, at) in instants.Index())
            await PollAsync(Herald, Written(index + 1, Draft(Herald, $"d{index}", $"d{index}", Text($"day{index}"), new() { PublishedAt = at })));

        var days = await Queries.DaysAsync(default);

        Assert.That(days.Select(d => (d.Day.DayNumber - DateOnly.FromDateTime(midnight.UtcDateTime).DayNumber, d.Articles)), Is.EqualTo(new[] { (3, 1), (0, 2), (-1, 1), (-40, 1) }));
        foreach (var day in days)
        {
            var since = new DateTimeOffset(day.Day, TimeOnly.MinValue, TimeSpan.Zero);
            Assert.That(await SlugsAsync(new ArticleQuery { Since = since, Until = since.AddDays(1) }), Has.Count.EqualTo(day.Articles), $"{day.Day}");
        }
    }

    [Test]
    public async Task An_empty_store_has_no_days() => Assert.That(await Queries.DaysAsync(default), Is.Empty);

    [Test]
    public async Task Text_is_sliced_like_everything_else()
    {
        await FillAsync([.. Enumerable.Range(1, 7)]);
        var first = await Queries.ListAsync(new ArticleQuery { Text = "shared", Limit = 3 }, default);
        var second = await Queries.ListAsync(new ArticleQuery { Text = "shared", Limit = 30, Cursor = first.NextCursor }, default);

        Assert.That(first.Items.Concat(second.Items).Select(i => i.Article.Headline), Is.EqualTo(Enumerable.Range(1, 7).Reverse().Select(i => $"r{i}")));
    }

    [TestCase("mayor", ExpectedResult = true)]
    [TestCase("MAYOR blocks", ExpectedResult = true)]
    [TestCase("mayor nowhere", ExpectedResult = false)]
    [TestCase("\"blocks a police contract\"", ExpectedResult = true)]
    [TestCase("\"police blocks\"", ExpectedResult = false)]
    [TestCase("\"police contract", ExpectedResult = true)]
    [TestCase("café", ExpectedResult = true)]
    [TestCase("cafe", ExpectedResult = true)]
    [TestCase("mayor OR nowhere", ExpectedResult = false)]
    [TestCase("mayor NOT blocks", ExpectedResult = false)]
    [TestCase("headline:mayor", ExpectedResult = false)]
    [TestCase("may*", ExpectedResult = false)]
    [TestCase("£40m", ExpectedResult = true)]
    [TestCase("won't", ExpectedResult = true)]
    [TestCase("***", ExpectedResult = false)]
    [TestCase("  ", ExpectedResult = true)]
    public async Task<bool> Words_and_phrases_are_found_and_nothing_is_a_query_language(string text)
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Mayor blocks a police contract", "It won't go ahead for £40m, she said in a café.")));

        return (await ListAsync(new ArticleQuery { Text = text })).Count == 1;
    }

    [Test]
    public async Task A_revised_article_is_found_by_its_new_words_only()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Old words", Text("old"))));
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "New words", Text("new")), fingerprint: 2));

        Assert.That(await SlugsAsync(new ArticleQuery { Text = "new1" }), Is.EqualTo(new[] { "New words" }));
        Assert.That(await SlugsAsync(new ArticleQuery { Text = "old1" }), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_found_by_an_id_that_was_never_given()
    {
        Assert.That(await Queries.FindAsync(new("never"), default), Is.Null);
        Assert.That(await Queries.RevisionsAsync(new("never"), default), Is.Empty);
        Assert.That(await Queries.PollsAsync(new("never/ever"), 5, default), Is.Empty);
    }

    private async Task FillAsync(params int[] minutes)
    {
        foreach (var (index, minute) in minutes.Index())
            await PollAsync(Herald, Written((minute * 100) + index, Draft(Herald, $"r{minute}-{index}", $"r{minute}", Text($"word{minute}x{index}q") + "\nshared", new() { PublishedAt = Start.AddMinutes(minute) })));
    }

    private async Task<IReadOnlyList<string>> SlugsAsync(ArticleQuery query) => [.. (await ListAsync(query)).Select(a => a.Headline)];
}
