using Aggregator.Extracting.Advising;
using Aggregator.Extracting.Drifting;

namespace Aggregator.Extracting;

/// <summary>A selector that stands in for a dead one: found on new pages by what the other layers say, and made of names that last.</summary>
public sealed class RecipeAdviceTests
{
    private static readonly string[] Subjects = ["bridge", "harbour", "library", "school"];

    [TestCase(PageField.Headline, "[data-component=\"headline\"]")]
    [TestCase(PageField.Body, "div.story-body__text")]
    [TestCase(PageField.Byline, "a[rel=\"author\"]")]
    [TestCase(PageField.PublishedAt, "time")]
    public void The_most_lasting_selector_that_works_on_all_pages_is_suggested(PageField field, string selector) =>
        Assert.That(RecipeAdvice.For(field, Pages()), Is.EqualTo(new SelectorSuggestion(selector, 4, 4)));

    [Test]
    public void What_was_suggested_finds_the_field_when_it_is_made_the_recipe()
    {
        var advice = RecipeAdvice.For(PageField.Body, Pages())!;
        foreach (var page in Pages())
        {
            var reading = ((ExtractOutcome.Extracted)new PageExtractor().Extract(page with { Recipe = new Sources.Recipe { Body = advice.Selector } })).Reading;
            Assert.That((reading.Body!.Layer, reading.Body.Value.Count), Is.EqualTo(("recipe", 6)));
        }
    }

    [Test]
    public void Nothing_is_suggested_where_the_pages_agree_on_nothing()
    {
        var pages = Subjects.Select((s, i) => Extracting.Pages.Of(Html(s).Replace("story-body__text css-zz11yy", $"x{i}q{i}z", StringComparison.Ordinal).Replace("<main", $"<div id=p{i}00{i}x", StringComparison.Ordinal)));

        Assert.That(RecipeAdvice.For(PageField.Body, pages), Is.Null);
        Assert.That(RecipeAdvice.For(PageField.Body, []), Is.Null);
    }

    [Test]
    public void For_want_of_better_a_generated_name_is_suggested_and_said_to_be_one()
    {
        var pages = Subjects.Select(s => Extracting.Pages.Of(Html(s).Replace("story-body__text ", "", StringComparison.Ordinal).Replace("<main", "<div", StringComparison.Ordinal).Replace("<aside>", "<p>Our readers write to us every day about what they see, and we print what they say.</p><aside>", StringComparison.Ordinal)));

        Assert.That(RecipeAdvice.For(PageField.Body, pages), Is.EqualTo(new SelectorSuggestion("div.css-zz11yy", 4, 4, Lasts: false)));
    }

    [Test]
    public void A_page_that_is_built_to_hurt_costs_little()
    {
        var deep = string.Concat(Enumerable.Repeat("<div class=a-b><span></span>", 400));
        var wide = string.Concat(Enumerable.Repeat("<p class=story-text>x</p>", 30_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.That(RecipeAdvice.For(PageField.Body, [Extracting.Pages.Of(Html("bridge") + wide)]), Is.Null);
        RecipeAdvice.For(PageField.Byline, [Extracting.Pages.Of(Html("bridge").Replace("<main", deep + "<main", StringComparison.Ordinal))]);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "of a machine that is busy otherwise");
    }

    [TestCase("article-body", true)]
    [TestCase("articleBody", true)]
    [TestCase("story-body__text", true)]
    [TestCase("c-article__headline", true)]
    [TestCase("col2", true)]
    [TestCase("css-1x2y3z", false)]
    [TestCase("sc-bdVaJa", false)]
    [TestCase("jsx-3141592653", false)]
    [TestCase("Article_body__x7Gh2", false)]
    [TestCase("eKqZpW", false)]
    [TestCase("dcr-1b64dqh", false)]
    [TestCase("md:w-1/2", false)]
    [TestCase("post-48213", false)]
    public void Names_that_people_gave_are_told_from_generated_ones(string name, bool stable) => Assert.That(StableNames.IsStable(name), Is.EqualTo(stable));

    [Test]
    public void What_stands_before_a_generated_tail_can_be_used() =>
        Assert.That(new[] { "Article_body__x7Gh2", "css-1x2y3z", "eKqZpW" }.Select(StableNames.StableStart), Is.EqualTo(new[] { "Article_body__", null, null }));

    private static IEnumerable<Page> Pages() => Subjects.Select(s => Extracting.Pages.Of(Html(s)));

    private static string Html(string subject) => $"""
        <html><head><title>The {subject} is saved - Example Herald</title><meta property="og:title" content="The {subject} is saved"></head><body>
        <nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <main class="css-9f8e7d"><div class="sc-aXbYcZ"><h1 class="css-1a2b3c" data-component="headline">The {subject} is saved</h1>
        <div class="css-k3j4h5"><span>By <a rel="author" href="/people/ann-example">Ann Example</a></span> <time datetime="2026-03-03T09:15:00Z">3 March 2026</time></div>
        <div class="story-body__text css-zz11yy">
        {string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>Paragraph {i} says of the {subject} that the council voted on Tuesday evening to keep it open for another {i + 2} years after a long campaign.</p>"))}
        </div></div><aside><h2>Most read</h2><ul><li><a href="/a">Another story about something else</a></li><li><a href="/b">One more story</a></li></ul></aside></main>
        <footer>© Example Herald</footer></body></html>
        """;
}
