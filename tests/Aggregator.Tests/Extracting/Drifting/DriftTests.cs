using Aggregator.Extracting.Drifting;

namespace Aggregator.Extracting;

/// <summary>Breaks are told from stray pages, once, and clear by themselves.</summary>
public sealed class DriftTests
{
    private static readonly FieldSighting Selected = new(PageField.Body, "recipe", 400, ".story", SelectorFound: true);
    private static readonly FieldSighting Dead = new(PageField.Body, "scoring", 390, ".story");
    private static readonly FieldSighting Stated = new(PageField.PublishedAt, "json-ld", 1);
    private static readonly FieldSighting Shown = new(PageField.PublishedAt, "scoring", 1);
    private static readonly FieldSighting Undated = new(PageField.PublishedAt, null, 0);

    [Test]
    public void A_selector_that_found_something_on_every_page_is_suspected_on_the_first_page_without_and_dead_on_the_second()
    {
        var run = new Run().See(40, Selected).See(1, Dead);

        Assert.That(run.Drift.Breaks().Select(b => (b.Kind, b.IsCertain)), Is.EqualTo(new[] { (DriftKind.DeadSelector, false) }));
        var told = run.See(1, Dead).Drift.Breaks().Single();
        Assert.That((told.Kind, told.IsCertain, told.Selector, told.Pages, told.PresentLayer), Is.EqualTo((DriftKind.DeadSelector, true, ".story", 2, "scoring")));
        Assert.That(told.Since, Is.EqualTo(Run.Start.AddMinutes(15 * 40)));
    }

    [Test]
    public void One_odd_page_is_forgotten_again()
    {
        var run = new Run().See(40, Selected).See(1, Dead).See(2, Selected);

        Assert.That(run.Drift.Breaks(), Is.Empty);
    }

    [Test]
    public void A_break_clears_by_itself_when_the_pages_are_as_they_were()
    {
        var run = new Run().See(40, Selected).See(30, Dead);
        var before = run.Drift;

        run.See(5, Selected);

        Assert.That(run.Drift.Breaks(), Is.Empty);
        Assert.That(Drift.Ended(before, run.Drift).Select(b => b.Kind), Is.EqualTo(new[] { DriftKind.DeadSelector }));
    }

    [Test]
    public void A_break_is_told_once()
    {
        var run = new Run().See(40, Selected).See(1, Dead);
        var begun = 0;
        for (var i = 0; i < 20; i++)
        {
            var before = run.Drift;
            begun += Drift.Begun(before, run.See(1, Dead).Drift).Count;
        }

        Assert.That(begun, Is.EqualTo(1));
    }

    [Test]
    public void A_selector_that_never_found_anything_is_dead_after_a_few_pages() =>
        Assert.That(new Run().Until(10, Dead), Is.InRange(2, 5));

    [Test]
    public void Another_selector_starts_anew()
    {
        var run = new Run().See(40, Selected).See(10, Dead);

        run.See(1, Selected with { Selector = "article.story" });

        Assert.That(run.Drift.Breaks(), Is.Empty);
    }

    [Test]
    public void A_field_that_is_often_empty_may_be_empty_and_one_that_never_was_may_not()
    {
        var often = new Run();
        for (var i = 0; i < 60; i++)
            often.See(1, i % 3 == 0 ? Undated : Stated);

        Assert.That(often.See(2, Undated).Certain, Is.Empty);
        Assert.That(new Run().See(60, Stated).Until(5, Undated), Is.InRange(2, 3));
    }

    [Test]
    public void A_field_that_comes_from_another_layer_than_ever_before_is_noticed()
    {
        var run = new Run().See(60, Stated).See(3, Shown);

        var told = run.Drift.Breaks().Single();
        Assert.That((told.Kind, told.UsualLayer, told.PresentLayer), Is.EqualTo((DriftKind.OtherLayer, "json-ld", "scoring")));
    }

    [Test]
    public void What_stays_different_is_how_it_is_now()
    {
        var run = new Run().See(60, Stated).See(150, Shown);

        Assert.That(run.Drift.Breaks(), Is.Empty);
        Assert.That(run.Until(5, Undated), Is.InRange(2, 3), "and from there a new break is noticed");
    }

    [Test]
    public void A_body_that_collapses_is_noticed_and_briefs_among_long_reads_are_not()
    {
        var even = new Run();
        for (var i = 0; i < 40; i++)
            even.See(1, Body(350 + (37 * (i % 7))));
        Assert.That(even.Until(5, Body(40)), Is.InRange(2, 3));
        Assert.That(even.Drift.Breaks().Single().Kind, Is.EqualTo(DriftKind.Shorter));

        var mixed = new Run();
        for (var i = 0; i < 60; i++)
            mixed.See(1, Body(i % 4 == 0 ? 60 : 500 + (100 * (i % 5))));
        Assert.That(mixed.Certain, Is.Empty);
        Assert.That(mixed.See(3, Body(60)).Certain, Is.Empty);
    }

    [Test]
    public void A_body_that_swallows_the_page_is_noticed()
    {
        var run = new Run();
        for (var i = 0; i < 40; i++)
            run.See(1, Body(350 + (37 * (i % 7))));

        run.See(3, Body(4_000));

        Assert.That(run.Certain, Is.EqualTo(new[] { DriftKind.Longer }));
    }

    [Test]
    public void Pages_that_hold_no_report_any_more_are_noticed_and_a_video_now_and_then_is_not()
    {
        var report = new PageSighting { IsReport = true };
        var run = new Run();
        for (var i = 0; i < 100; i++)
            run.See(i % 8 == 7 ? PageSighting.Unread : report);
        Assert.That(run.Certain, Is.Empty);

        for (var i = 0; i < 8; i++)
            run.See(PageSighting.Unread);
        Assert.That(run.Certain, Is.EqualTo(new[] { DriftKind.NoReport }));
    }

    [Test]
    public void A_source_of_which_hardly_any_page_is_a_report_breaks_nothing()
    {
        var run = new Run();
        for (var i = 0; i < 200; i++)
            run.See(i % 5 == 0 ? new PageSighting { IsReport = true } : PageSighting.Unread);

        Assert.That(run.Drift.Breaks(), Is.Empty);
    }

    /// <summary>Pages that are odd by chance at a steady rate raise next to no alarms, whatever the rate.</summary>
    [TestCase(0.01)]
    [TestCase(0.05)]
    [TestCase(0.2)]
    [TestCase(0.4)]
    public void Chance_alone_raises_hardly_an_alarm(double rate)
    {
        var dice = new Random(7);
        var alarms = 0;
        for (var source = 0; source < 50; source++)
        {
            var run = new Run();
            for (var page = 0; page < 400; page++)
            {
                var before = run.Drift;
                run.See(1, dice.NextDouble() < rate ? Undated : Stated);
                alarms += Drift.Begun(before, run.Drift).Count;
            }
        }

        Assert.That(alarms, Is.LessThanOrEqualTo(4), "in 20,000 pages");
    }

    private static FieldSighting Body(int words) => new(PageField.Body, "scoring", words);
}
