using Aggregator.Editing;
using Aggregator.Normalising;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What happens to an article is told exactly once each, in order, however often it is handed in.</summary>
internal abstract class EventContract : StoreContract
{
    [Test]
    public async Task The_life_of_an_article_is_told_in_order_and_once_each()
    {
        await AwaitedAsync();
        await VisitedAsync(new VisitOutcome.Written(Of(60)));
        await VisitedAsync(new VisitOutcome.Written(Of(70)));
        await VisitedAsync(new VisitOutcome.Written(Of(80, "Correction: the sum is £48m.")));
        await VisitedAsync(new VisitOutcome.Withdrawn("the outlet took the page down (410)"));
        await VisitedAsync(new VisitOutcome.Written(Of(90, "Correction: the sum is £48m.")));
        await VisitedAsync(new VisitOutcome.Written(Of(95, "Correction: the sum is £48m.", "Clarification: of this year.")));

        Assert.That(await EventsAsync(), Is.EqualTo(new[]
        {
            "article.published 1", "article.revised 2", "article.corrected 3", "article.withdrawn 3", "article.revised 4", "article.corrected 5",
        }));
        var article = await OnlyAsync();
        Assert.That((article.Revision, article.Corrections.Count, article.WithdrawnBecause), Is.EqualTo((5, 2, (string?)null)));
        Assert.That(article.Corrections.Select(c => c.Revision), Is.EqualTo(new[] { 3, 5 }));
    }

    [Test]
    public async Task Each_step_that_is_handed_in_again_after_a_restart_is_told_no_second_time()
    {
        var told = new List<string>();
        foreach (var (outcome, kind) in Life())
        {
            await AwaitedAsync();
            var visit = await DueVisitAsync();
            await SaveAsync(visit, outcome);
            told.Add(kind);
            await ReopenAsync(); // the answer was lost with the process: whoever asked does not know that it is kept
            await SaveAsync(visit, outcome);
            await SaveAsync(visit, outcome);

            Assert.That(await EventsAsync(), Is.EqualTo(told));
        }
    }

    [Test]
    public async Task A_notice_that_goes_and_comes_back_corrects_nothing_again()
    {
        await AwaitedAsync();
        foreach (var notices in (string[][])[[], ["Correction: the sum is £48m."], [], ["Correction: the sum is £48m."], ["correction – the sum is £48m"]])
            await VisitedAsync(new VisitOutcome.Written(Of(60, notices)));

        Assert.That((await EventsAsync()).Count(e => e.StartsWith(OutboxEvent.Corrected, StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That((await OnlyAsync()).Corrections, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_report_is_withdrawn_once_whichever_of_its_sources_finds_it_gone()
    {
        foreach (var source in (string[])[Herald, Sport])
        {
            await PollAsync(source, Awaiting(1, source, "mayor"));
            await VisitedAsync(new VisitOutcome.Written(Of(60)), source);
        }

        foreach (var source in (string[])[Herald, Sport])
            await VisitedAsync(new VisitOutcome.Withdrawn($"gone from {source}"), source);

        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1" }));
        var id = (await Queries.OutboxAsync(0, 10, default))[0].Article;
        Assert.That((await Queries.FindAsync(id, default))!.Article.WithdrawnBecause, Is.EqualTo($"gone from {Herald}"));
    }

    [Test]
    public async Task A_feed_that_still_lists_a_withdrawn_report_does_not_bring_it_back_without_its_text()
    {
        await AwaitedAsync();
        await VisitedAsync(new VisitOutcome.Written(Of(60, "Correction: the sum is £48m.")));
        await VisitedAsync(new VisitOutcome.Withdrawn("gone"));

        Assert.That((await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor", "")))).Unchanged, Is.EqualTo(1));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1" }));
        Assert.That((await PollAsync(Sport, Written(2, Of(60, "Correction: the sum is £48m.")))).Revised, Is.EqualTo(1), "with its text it comes back");
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1", "article.revised 2" }));
    }

    [Test]
    public async Task A_poll_that_breaks_in_the_middle_tells_nothing_and_its_retry_all()
    {
        EntryResult[] results = [Written(1, Of(60)), Written(2, Draft(Herald, "flood", "Flood warning", Text("flood")))];
        Assert.That(async () => await PollAsync(Herald, [.. results, new Unheard(3)]), Throws.InstanceOf<ArgumentException>());
        Assert.That(await EventsAsync(), Is.Empty);

        await PollAsync(Herald, results);
        await PollAsync(Herald, results);
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.published 1" }));
    }

    private sealed record Unheard(long Key) : EntryResult(Key, 1);

    private static IEnumerable<(VisitOutcome Outcome, string Kind)> Life()
    {
        yield return (new VisitOutcome.Written(Of(60)), "article.published 1");
        yield return (new VisitOutcome.Written(Of(70)), "article.revised 2");
        yield return (new VisitOutcome.Written(Of(80, "Correction: the sum is £48m.")), "article.corrected 3");
        yield return (new VisitOutcome.Withdrawn("gone"), "article.withdrawn 3");
        yield return (new VisitOutcome.Written(Of(90, "Correction: the sum is £48m.")), "article.revised 4");
        yield return (new VisitOutcome.Withdrawn("gone again"), "article.withdrawn 4");
    }

    private static Draft Of(int words, params string[] notices)
    {
        var draft = Draft(Herald, "mayor", "Mayor blocks contract", Text("mayor", words) + string.Concat(notices.Select(n => "\n" + n)));
        return draft with { Article = draft.Article with { Corrections = Corrections.In(draft.Article.Body) } };
    }

    private async Task AwaitedAsync() => await PollAsync(Herald, Awaiting(1, Herald, "mayor"));

    private async Task VisitedAsync(VisitOutcome outcome, string source = Herald)
    {
        var visit = (await Ingest.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits.Single(v => v.Source.Value == source);
        await SaveAsync(visit, outcome);
    }

    private async Task SaveAsync(PageVisit visit, VisitOutcome outcome) => await Ingest.SaveAsync(Visit(visit, Start, outcome, Start.AddHours(1)), default);
}
