using Aggregator.Editing;
using Aggregator.Normalising;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>A report that is written on for hours is revised at a bounded pace, and ends with its last words.</summary>
internal abstract class PaceContract : StoreContract
{
    protected static readonly TimeSpan Spacing = TimeSpan.FromMinutes(10);

    [Test]
    public async Task A_page_that_changes_every_two_minutes_for_three_hours_is_revised_once_in_ten_and_ends_with_its_last_words()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "count"));
        for (var i = 0; i < 90; i++)
        {
            await ReleaseAsync(i * 2);
            await VisitedAsync(At(i * 2, Of(40 + i)), i * 2);
        }

        await ReleaseAsync(200);

        var article = await OnlyAsync();
        var revisions = await Queries.RevisionsAsync(article.Id, default);
        var gaps = revisions.Skip(2).Zip(revisions.Skip(1), (later, earlier) => later.UpdatedAt - earlier.UpdatedAt);
        Assert.That(gaps, Is.All.GreaterThanOrEqualTo(Spacing));
        Assert.That(article.Revision, Is.InRange(15, 20));
        Assert.That(article.Body[^1].Text, Does.Contain("count128"), "the last words");
        Assert.That((await EventsAsync()).Count(e => e.StartsWith(OutboxEvent.Revised, StringComparison.Ordinal)), Is.EqualTo(article.Revision - 1));
        Assert.That((await Queries.ListAsync(new ArticleQuery { Text = "count128" }, default)).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_correction_waits_for_nothing_and_takes_the_place_of_what_waited()
    {
        await WaitingAsync();
        await VisitedAsync(At(3, Of(60, "Correction: it was 31 votes.")), 3);
        await ReleaseAsync(60);

        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2", "article.corrected 3" }));
    }

    [Test]
    public async Task What_waits_for_a_report_that_is_withdrawn_is_never_shown()
    {
        await WaitingAsync();
        await VisitedAsync(new VisitOutcome.Withdrawn("gone"), 3);
        await ReleaseAsync(60);

        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2", "article.withdrawn 2" }));
    }

    [Test]
    public async Task Words_that_the_page_takes_back_before_they_were_shown_are_not_shown()
    {
        await WaitingAsync();
        await VisitedAsync(At(3, Of(50)), 3);
        await ReleaseAsync(60);

        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2" }));
    }

    [Test]
    public async Task What_waits_outlives_a_restart_and_makes_its_outlet_due()
    {
        await ToldByAFeedAsync();
        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddMinutes(11)));
        await ReopenAsync();

        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddMinutes(11)));
        Assert.That(await ReleaseAsync(10), Is.Zero, "the revision before came after one minute");
        Assert.That(await ReleaseAsync(11), Is.EqualTo(1));
        Assert.That(await ReleaseAsync(12), Is.Zero);
        Assert.That((await OnlyAsync()).UpdatedAt, Is.EqualTo(Start.AddMinutes(11)));
    }

    [Test]
    public async Task What_a_feed_told_too_soon_is_shown_though_the_feed_never_says_it_again()
    {
        await ToldByAFeedAsync();
        Assert.That((await OnlyAsync()).Revision, Is.EqualTo(2));

        await ReleaseAsync(11);
        Assert.That((await OnlyAsync()).Body[^1].Text, Does.Contain("count59"));
        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddHours(9).AddMinutes(15)), "nothing waits any more: the next poll is next");
    }

    [Test]
    public async Task What_another_source_tells_in_time_takes_the_place_of_what_waited_and_nothing_is_due_for_it()
    {
        await ToldByAFeedAsync();
        var later = Draft(Sport, "count", "Count", Text("count", 70), new() { At = Start.AddMinutes(30) });
        await Ingest.SaveAsync(Poll(Sport, Start.AddMinutes(30), Written(7, later)) with { State = State(Sport, Start.AddHours(9)) }, default);

        Assert.That(await ReleaseAsync(31), Is.Zero);
        Assert.That((await OnlyAsync()).Body[^1].Text, Does.Contain("count69"));
        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddHours(9).AddMinutes(15)));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2", "article.revised 3" }));
    }

    // Published, revised after a minute, and other words after another; no poll is due for hours.
    private async Task ToldByAFeedAsync()
    {
        await Ingest.SaveAsync(Poll(Sport, Start) with { State = State(Sport, Start.AddHours(9)) }, default);
        foreach (var (minute, words) in ((int, int)[])[(0, 40), (1, 50), (2, 60)])
        {
            var draft = Draft(Herald, "count", "Count", Text("count", words), new() { At = Start.AddMinutes(minute) });
            await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(minute), Written(1, draft, fingerprint: words)) with { State = State(Herald, Start.AddHours(9)) }, default);
        }
    }

    // Published, revised after a minute, and other words after another.
    private async Task WaitingAsync()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "count"));
        await VisitedAsync(At(0, Of(40)), 0);
        await VisitedAsync(At(1, Of(50)), 1);
        await VisitedAsync(At(2, Of(60)), 2);
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2" }));
    }

    private static Draft Of(int words, params string[] notices)
    {
        var draft = Draft(Herald, "count", "Count in Thornfield", Text("count", words) + string.Concat(notices.Select(n => "\n" + n)));
        return draft with { Article = draft.Article with { Corrections = Corrections.In(draft.Article.Body) } };
    }

    private static VisitOutcome.Written At(int minute, Draft draft) => new(draft with { Article = draft.Article with { UpdatedAt = Start.AddMinutes(minute) } });

    private async Task VisitedAsync(VisitOutcome outcome, int minute)
    {
        var visit = (await Ingest.DeskAsync(new("herald"), Start.AddMinutes(minute + 1), 10, default)).Visits.Single();
        await Ingest.SaveAsync(Visit(visit, Start.AddMinutes(minute), outcome, Start.AddMinutes(minute)), default);
    }

    private async Task<int> ReleaseAsync(int minute) => await Ingest.ReleaseAsync(new("herald"), Start.AddMinutes(minute), default);
}
