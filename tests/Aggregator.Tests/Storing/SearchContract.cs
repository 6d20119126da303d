using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Search by relevance.</summary>
internal abstract class SearchContract : StoreContract
{
    private ISearch Search => (ISearch)Queries;

    [Test]
    public async Task A_word_in_the_headline_counts_more_than_one_in_the_body()
    {
        await WriteAsync(1, "Council meets", "The harbour was mentioned once among many other words of the long report.");
        await WriteAsync(2, "Harbour reopens", "Ships came back in the morning and everybody went to look at them.");
        await WriteAsync(3, "Weather", "Rain.");

        Assert.That(await FindAsync("harbour"), Is.EqualTo(new[] { "Harbour reopens", "Council meets" }));
    }

    [TestCase("resign*", ExpectedResult = true)]
    [TestCase("resig", ExpectedResult = false)]
    [TestCase("RESIGNATION mayor", ExpectedResult = true)]
    [TestCase("\"mayor announces\"", ExpectedResult = true)]
    [TestCase("\"announces mayor\"", ExpectedResult = false)]
    [TestCase("\"cost of liv\"*", ExpectedResult = false)]
    [TestCase("cafe*", ExpectedResult = true)]
    [TestCase("mayor OR nobody", ExpectedResult = false)]
    [TestCase("headline:mayor", ExpectedResult = false)]
    [TestCase("mayor) OR (nobody", ExpectedResult = false)]
    [TestCase("NEAR(mayor announces)", ExpectedResult = false)]
    [TestCase("^mayor", ExpectedResult = true)]
    [TestCase("-mayor", ExpectedResult = true)]
    [TestCase("mayor'; DROP TABLE article; --", ExpectedResult = false)]
    [TestCase("\"\"\"", ExpectedResult = false)]
    [TestCase("* ** \"*\"", ExpectedResult = false)]
    public async Task<bool> Words_beginnings_and_phrases_are_found_and_nothing_is_a_query_language(string text)
    {
        await WriteAsync(1, "Mayor announces resignation", "She said so in a café.");

        return (await FindAsync(text)).Count == 1;
    }

    [Test]
    public async Task Slices_follow_each_other_without_gap_or_repetition_while_articles_arrive()
    {
        foreach (var n in Enumerable.Range(1, 23))
            await WriteAsync(n, $"Harbour report {n}", $"filler{n} words stand here");
        List<string> seen = [];
        string? cursor = null;
        var later = 100;
        do
        {
            var slice = await Search.SearchAsync(new SearchQuery { Terms = SearchTerm.Parse("harbour"), Limit = 4, Cursor = cursor }, default);
            seen.AddRange(slice.Items.Select(i => i.Article.Headline));
            cursor = slice.NextCursor;
            // Better than all before, and too late for this list.
            await WriteAsync(later++, $"Harbour harbour harbour {later}", $"harbour{later} harbour");
        }
        while (cursor is not null);

        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(1, 23).Select(n => $"Harbour report {n}")));
    }

    [Test]
    public async Task Filters_hold_and_what_was_withdrawn_is_not_found()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Harbour a", Text("x"), new() { Category = "politics" })));
        await PollAsync("courier/news", Written(1, Draft("courier/news", "b", "Harbour b", Text("y"), new() { PublishedAt = Start.AddDays(-3) })));

        Assert.That(await FindAsync("harbour", q => q with { Outlet = new("herald") }), Is.EqualTo(new[] { "Harbour a" }));
        Assert.That(await FindAsync("harbour", q => q with { Category = "uk" }), Is.EqualTo(new[] { "Harbour b" }));
        Assert.That(await FindAsync("harbour", q => q with { Since = Start.AddDays(-1) }), Is.EqualTo(new[] { "Harbour a" }));
        Assert.That(await FindAsync("harbour", q => q with { Outlet = new("unheard-of") }), Is.Empty);
    }

    [TestCase("x")]
    [TestCase("AQAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_cursor_that_is_not_ours_is_a_format_error(string cursor) =>
        Assert.That(async () => await FindAsync("harbour", q => q with { Cursor = cursor }), Throws.TypeOf<FormatException>());

    private async Task WriteAsync(int number, string headline, string text) => await PollAsync(Herald, Written(number, Draft(Herald, $"r{number}", headline, text)));

    private async Task<List<string>> FindAsync(string text, Func<SearchQuery, SearchQuery>? change = null)
    {
        var query = new SearchQuery { Terms = SearchTerm.Parse(text) };
        return [.. (await Search.SearchAsync(change?.Invoke(query) ?? query, default)).Items.Select(i => i.Article.Headline)];
    }
}
