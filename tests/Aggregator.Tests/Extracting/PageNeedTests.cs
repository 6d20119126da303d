using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>Whether the page behind an entry is fetched, and whether it was the report.</summary>
public sealed class PageNeedTests
{
    private static readonly Source Feed = new() { Id = new("times/top"), Outlet = new("times"), Address = new("https://times.example/feed") };
    private static readonly Entry Linked = new() { Link = new("https://times.example/a") };

    [TestCase(0, true)]
    [TestCase(119, true)]
    [TestCase(120, false)]
    public void A_feed_that_carries_the_text_needs_no_page(int words, bool needed) => Assert.That(PageNeed.IsNeeded(Feed, Told(words)), Is.EqualTo(needed));

    [TestCase("and so it goes on…")]
    [TestCase("and so it goes on...")]
    [TestCase("and so it goes on [...]")]
    [TestCase("Continue reading")]
    public void Text_that_is_cut_off_needs_its_page(string last)
    {
        var told = Told(300);
        Assert.That(PageNeed.IsNeeded(Feed, told with { Content = [.. told.Content, new(BlockKind.Paragraph, last)] }), Is.True);
    }

    [TestCase(PageUse.Never, 0, false)]
    [TestCase(PageUse.Always, 500, true)]
    public void The_source_may_decide(PageUse pages, int words, bool needed) => Assert.That(PageNeed.IsNeeded(Feed with { Pages = pages }, Told(words)), Is.EqualTo(needed));

    [TestCase(SourceKind.Listing)]
    [TestCase(SourceKind.Sitemap)]
    public void Links_alone_need_their_pages(SourceKind kind) => Assert.That(PageNeed.IsNeeded(Feed with { Kind = kind }, Told(0)), Is.True);

    [Test]
    public void No_link_no_page() => Assert.That(PageNeed.IsNeeded(Feed with { Pages = PageUse.Always }, Told(0) with { Entry = new() }), Is.False);

    [TestCase(PageKind.Article, 10, 0, true)]
    [TestCase(PageKind.LiveBlog, 10, 0, true)]
    [TestCase(PageKind.Article, 0, 0, false)]
    [TestCase(PageKind.Article, 100, 300, false, TestName = "A_page_that_says_less_than_the_feed_is_not_the_report")]
    [TestCase(PageKind.Paywalled, 100, 0, false)]
    [TestCase(PageKind.ConsentWall, 100, 0, false)]
    [TestCase(PageKind.Other, 100, 0, false)]
    public void Behind_an_entry_a_few_words_are_a_report(PageKind kind, int words, int told, bool isReport) =>
        Assert.That(PageUsable.IsReport(Page(kind, words), Feed, Told(told)), Is.EqualTo(isReport));

    [TestCase(PageKind.Article, 50, true)]
    [TestCase(PageKind.Article, 49, false)]
    [TestCase(PageKind.Paywalled, 50, true)]
    [TestCase(PageKind.Other, 500, false)]
    public void On_a_listing_a_page_has_to_look_like_a_report_by_itself(PageKind kind, int words, bool isReport) =>
        Assert.That(PageUsable.IsReport(Page(kind, words), Feed with { Kind = SourceKind.Listing }, Told(0)), Is.EqualTo(isReport));

    [Test]
    public void Without_a_headline_a_listings_page_is_none() =>
        Assert.That(PageUsable.IsReport(Page(PageKind.Article, 100) with { Headline = null }, Feed with { Kind = SourceKind.Listing }, Told(0)), Is.False);

    [Test]
    public void Every_kind_of_page_has_a_reason_for_the_tally() =>
        Assert.That(Enum.GetValues<PageKind>().Select(k => PageUsable.Why(Page(k, 0))), Is.All.Matches<string>(r => r is { Length: > 0 } && r.All(c => c == '-' || char.IsAsciiLetterLower(c))));

    private static PageReading Page(PageKind kind, int words) => new() { Kind = kind, Headline = new("A headline", "json-ld"), Body = new(Blocks(words), "scoring") };

    private static Told Told(int words) => new(Linked, [], Blocks(words));

    private static Block[] Blocks(int words) => words == 0 ? [] : [new(BlockKind.Paragraph, string.Join(' ', Enumerable.Repeat("word", words)))];
}
