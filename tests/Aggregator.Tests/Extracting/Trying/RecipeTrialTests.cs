using Aggregator.Extracting.Trying;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>What a changed recipe would do to pages that are kept.</summary>
public sealed class RecipeTrialTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Recipe Present = new() { Headline = "h1", Body = ".story", Byline = ".by" };

    [Test]
    public void A_recipe_that_stays_as_it_is_changes_nothing()
    {
        var report = Try(r => r, Html("one"), Html("two"));

        Assert.That((report.Pages, report.Unread, report.Changes.Count, report.LosesSomething), Is.EqualTo((2, 0, 0, false)));
        Assert.That(report.Fields.Single(f => f.Field == PageField.Body).Found, Is.EqualTo(2));
    }

    [Test]
    public void Every_page_that_reads_otherwise_is_counted_with_its_differences_field_by_field()
    {
        var report = Try(r => r with { Remove = ".box" }, Html("one"), Html("two", "<p class=box>Sign up for our newsletter and never miss a story from the harbour.</p>"), Html("three"));

        var change = report.Changes.Single().Fields.Single();
        Assert.That((change.Field, change.LayerBefore, change.LayerAfter), Is.EqualTo((PageField.Body, "recipe", "recipe")));
        Assert.That(change.Removed.Single(), Does.StartWith("Sign up"));
        Assert.That(change.Added, Is.Empty);
        Assert.That(report.Fields.Where(f => f.Changed > 0).Select(f => (f.Field, f.Changed, f.Lost, f.Gained)), Is.EqualTo(new[] { (PageField.Body, 1, 0, 0) }));
    }

    [Test]
    public void A_field_that_pages_would_lose_is_told_apart_from_one_that_only_changes()
    {
        var report = Try(r => r with { Byline = ".gone", Headline = "h2" }, Html("one"), Html("two"));

        Assert.That(report.LosesSomething);
        Assert.That(report.Fields.Where(f => f.Changed > 0).Select(f => (f.Field, f.Changed, f.Lost)), Is.EqualTo(new[] { (PageField.Headline, 2, 0), (PageField.Byline, 2, 2) }));
    }

    [Test]
    public void A_page_that_cannot_be_read_is_counted_apart()
    {
        var report = Try(r => r, Html("one"), "%PDF-1.7");

        Assert.That((report.Pages, report.Unread), Is.EqualTo((2, 1)));
    }

    private static TrialReport Try(Func<Recipe, Recipe> change, params string[] pages)
    {
        var trial = new RecipeTrial(new PageExtractor(), change);
        foreach (var html in pages)
            trial.Take(Pages.Of(html) with { Recipe = Present }, At);
        return trial.Report();
    }

    private static string Html(string subject, string extra = "") => $"""
        <html><head><title>The {subject} is saved</title></head><body><h1>The {subject} is saved</h1><h2>Why the {subject} was in danger at all</h2><p class=by>Ann Example</p>
        <div class=story><p>Councillors voted on Tuesday to keep the {subject} open for another seven years after a long campaign.</p>{extra}<p>The {subject} was to be closed in March because of its cost.</p></div></body></html>
        """;
}
