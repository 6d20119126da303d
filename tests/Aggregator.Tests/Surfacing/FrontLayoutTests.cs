using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing;

/// <summary>Which story stands where on the front page.</summary>
public sealed class FrontLayoutTests
{
    private FakeNewsroom _news = null!;
    private Sources.Outlet _outlet = null!;

    [SetUp]
    public void Open() => _outlet = (_news = new FakeNewsroom()).Outlet("post", "The Post");

    [Test]
    public void Breaking_news_leads() =>
        Assert.That(FrontLayout.Of([Story("Rich", a => a with { Standfirst = "Much to read." }), Story("Urgent", breaking: true)], []).Lead!.Article.Headline, Is.EqualTo("Urgent"));

    [Test]
    public void Else_the_story_with_most_to_read_leads_and_of_equals_the_newest()
    {
        Story[] newest = [Story("Bare"), Story("First", a => a with { Standfirst = "In short." }), Story("Second", a => a with { Standfirst = "In short." })];

        Assert.That(FrontLayout.Of(newest, []).Lead!.Article.Headline, Is.EqualTo("First"));
    }

    [Test]
    public void Each_story_stands_on_the_page_once()
    {
        var newest = Enumerable.Range(1, 30).Select(n => Story($"Story {n}", a => a with { Standfirst = n % 2 == 0 ? "In short." : null, Category = n % 3 == 0 ? "sport" : "uk" })).ToList();
        var sections = newest.GroupBy(s => s.Article.Category).Select(g => new SectionStories(g.Key, [.. g])).ToList();

        var layout = FrontLayout.Of(newest, sections);

        var shown = layout.Second.Concat(layout.Latest).Concat(layout.Sections.SelectMany(s => s.Items)).Concat(layout.Rest).Prepend(layout.Lead!).Select(s => s.Article.Headline);
        Assert.That(shown, Is.EquivalentTo(newest.Select(s => s.Article.Headline)));
    }

    [Test]
    public void A_section_with_a_single_story_left_has_no_block_and_its_story_is_not_lost()
    {
        var newest = Enumerable.Range(1, 20).Select(n => Story($"Story {n}")).ToList();

        var layout = FrontLayout.Of(newest, [new("sport", [newest[19]])]);

        Assert.That((layout.Sections.Count, layout.Rest[^1].Article.Headline), Is.EqualTo((0, "Story 20")));
    }

    [Test]
    public void Without_stories_there_is_no_lead() => Assert.That(FrontLayout.Of([], []).Lead, Is.Null);

    private Story Story(string headline, Func<Article, Article>? change = null, bool breaking = false) =>
        new(Surfaceable.Of(_news.Report(_outlet, headline, change), _outlet.Rights), breaking);
}
