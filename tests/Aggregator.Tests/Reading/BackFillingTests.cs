namespace Aggregator.Reading;

/// <summary>What stands in for reports that a feed showed and took out again between two polls.</summary>
public sealed class BackFillingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri[] Shown = [new("https://www.herald.example/news/nine?at_medium=rss"), new("https://www.herald.example/news/eight/")];

    [Test]
    public void What_was_published_between_the_polls_and_is_not_shown_is_missing_newest_first() =>
        Assert.That(Missing(At(-90, "/news/old"), At(10, "/news/one"), At(20, "/sport/two"), At(59, "/news/eight"), At(60, "/news/nine/"), At(200, "/news/new")), Is.EqualTo(new[] { "/sport/two", "/news/one" }));

    [Test]
    public void A_page_that_was_only_touched_is_no_news() =>
        Assert.That(Missing(new Entry { Link = new("https://www.herald.example/news/x"), UpdatedAt = Noon.AddMinutes(10) }), Is.Empty);

    [Test]
    public void Another_sites_addresses_are_left_out() =>
        Assert.That(Missing(At(10, "/news/one") with { Link = new("https://partner.example/news/one") }, At(10, "/news/two") with { Link = new("https://herald.example/news/two") }), Is.EqualTo(new[] { "/news/two" }));

    [Test]
    public void A_sections_feed_is_filled_from_its_section() =>
        Assert.That(BackFilling.Missing([At(10, "/news/one"), At(20, "/sport/two")], Shown, [], Noon, Noon.AddHours(1), ofSection: true, 10).Select(e => e.Link!.AbsolutePath), Is.EqualTo(new[] { "/news/one" }));

    [Test]
    public void What_is_there_already_is_not_missing_however_it_was_addressed() =>
        Assert.That(BackFilling.Missing([At(10, "/news/one"), At(20, "/news/two")], Shown, [new("https://herald.example/news/one/?from=rss")], Noon, Noon.AddHours(1), ofSection: false, 10).Select(e => e.Link!.AbsolutePath), Is.EqualTo(new[] { "/news/two" }));

    [Test]
    public void No_more_than_asked_are_taken() =>
        Assert.That(BackFilling.Missing(Enumerable.Range(1, 50).Select(i => At(i, $"/news/{i}")), Shown, [], Noon, Noon.AddHours(1), ofSection: false, 7), Has.Count.EqualTo(7));

    private static IEnumerable<string> Missing(params Entry[] sitemap) =>
        BackFilling.Missing(sitemap, Shown, [], Noon, Noon.AddHours(1), ofSection: false, 10).Select(e => e.Link!.AbsolutePath);

    private static Entry At(int minutes, string path) => new() { Link = new Uri("https://www.herald.example" + path), PublishedAt = Noon.AddMinutes(minutes) };
}
