using Aggregator.Editing;
using Aggregator.Fetching;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Page visits: due, done, and what they settle.</summary>
internal abstract class VisitContract : StoreContract
{
    [Test]
    public async Task A_waiting_entry_is_a_due_page_with_all_that_was_said_of_it()
    {
        var waiting = (EntryResult.Awaiting)Awaiting(7, Herald, "mayor");
        await PollAsync(Herald, waiting);
        await ReopenAsync();

        var visit = await DueVisitAsync(Start.AddSeconds(1));
        Assert.That((visit.Source.Value, visit.Key, visit.Article, visit.Failures, visit.Visits), Is.EqualTo((Herald, 7L, (ArticleId?)null, 0, 0)));
        Assert.That((visit.Entry.Link, visit.Entry.Guid, visit.Entry.Title), Is.EqualTo((waiting.Entry.Link, waiting.Entry.Guid, waiting.Entry.Title)));
        Assert.That(visit.FirstSeenAt, Is.EqualTo(Start.AddMilliseconds(250)));
    }

    [Test]
    public async Task The_longest_due_page_comes_first_over_all_sources()
    {
        await Ingest.SaveAsync(Poll(Sport, Start.AddMinutes(1), Awaiting(1, Sport, "late")), default);
        await Ingest.SaveAsync(Poll(Herald, Start, Awaiting(2, Herald, "early"), Awaiting(3, Herald, "early-too")), default);

        var visits = (await Ingest.DeskAsync(new("herald"), Start.AddHours(1), 2, default)).Visits;
        Assert.That(visits.Select(v => v.Key), Is.EqualTo(new[] { 2L, 3L }));
        Assert.That((await Ingest.DeskAsync(new("herald"), Start, 2, default)).Visits, Is.Empty);
    }

    [Test]
    public async Task A_written_page_moves_the_tally_of_the_poll_that_first_saw_it_once()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        await PollAsync(Herald);
        var draft = Draft(Herald, "mayor", "Mayor", Text("mayor"));

        Assert.That(await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(draft), Start.AddMinutes(15)), default), Is.EqualTo(Saved.Stored));
        var again = await DueVisitAsync();
        Assert.That((again.Article, again.Visits, again.DueAt), Is.EqualTo(((ArticleId?)draft.Article.Id, 1, Start.AddMinutes(15))));
        var revised = Draft(Herald, "mayor", "Mayor, corrected", Text("mayor"));
        Assert.That(await Ingest.SaveAsync(Visit(again, Start.AddMinutes(15), new VisitOutcome.Written(revised)), default), Is.EqualTo(Saved.Revised));

        var polls = await Queries.PollsAsync(new(Herald), 10, default);
        Assert.That(polls.Select(p => (p.Tally.Stored, p.Tally.Revised, p.Tally.Awaiting)), Is.EqualTo(new[] { (0, 0, 0), (1, 0, 0) }));
        Assert.That((await Ingest.DeskAsync(new("herald"), Start.AddDays(9), 10, default)).Visits, Is.Empty, "there is no further visit");
    }

    [Test]
    public async Task A_postponed_page_keeps_waiting()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        var visit = await DueVisitAsync();
        var validators = new Validators("\"p1\"", null);

        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Postponed(), Start.AddMinutes(5)) with { Failures = 1, Validators = validators }, default);

        Assert.That((await NewestPollAsync()).Tally.Awaiting, Is.EqualTo(1));
        var again = await DueVisitAsync();
        Assert.That((again.Failures, again.Validators, again.DueAt, again.Visits), Is.EqualTo((1, validators, Start.AddMinutes(5), 0)));
    }

    [Test]
    public async Task Left_out_and_unusable_pages_are_counted_by_reason()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"), Awaiting(2, Herald, "b"), Awaiting(3, Herald, "c"));
        var visits = (await Ingest.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits;
        await Ingest.SaveAsync(Visit(visits[0], Start, new VisitOutcome.Filtered("a gallery")), default);
        await Ingest.SaveAsync(Visit(visits[1], Start, new VisitOutcome.Rejected("page-gone")), default);
        await Ingest.SaveAsync(Visit(visits[2], Start, new VisitOutcome.Postponed()), default);

        var tally = (await NewestPollAsync()).Tally;
        Assert.That(tally.IsBalanced);
        Assert.That(tally.Awaiting, Is.Zero);
        Assert.That(tally.Filtered["a gallery"], Is.EqualTo(1));
        Assert.That(tally.Rejected["page-gone"], Is.EqualTo(1));
        Assert.That(tally.Rejected["given-up"], Is.EqualTo(1), "postponed for ever is given up");
    }

    [Test]
    public async Task A_withdrawn_report_is_in_no_list_and_found_by_id_with_its_reason()
    {
        var draft = await PublishedAsync();

        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddHours(1), new VisitOutcome.Withdrawn("410")), default);

        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await ListAsync(new ArticleQuery { Text = "mayor1" }), Is.Empty);
        var found = (await Queries.FindAsync(draft.Article.Id, default))!.Article;
        Assert.That((found.State, found.WithdrawnBecause, found.UpdatedAt, found.Revision), Is.EqualTo((ArticleState.Withdrawn, "410", Start.AddHours(1), 1)));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1" }));
        Assert.That((await Queries.OutletsAsync(default)).Single(o => o.Outlet.Id.Value == "herald").Articles, Is.Zero);
    }

    [Test]
    public async Task A_withdrawn_report_that_comes_back_with_its_text_is_published_again()
    {
        var draft = await PublishedAsync();
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Withdrawn("410"), Start.AddHours(1)), default);

        await PollAsync(Herald, Written(9, Draft(Herald, "mayor", "Mayor", "")));
        Assert.That(await ListAsync(), Is.Empty, "a headline that is still listed brings nothing back");
        Assert.That(await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(draft)), default), Is.EqualTo(Saved.Revised));

        var article = await OnlyAsync();
        Assert.That((article.Id, article.Revision, article.State, article.WithdrawnBecause), Is.EqualTo((draft.Article.Id, 2, ArticleState.Published, (string?)null)));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1", "article.revised 2" }));
        Assert.That(await ListAsync(new ArticleQuery { Text = "mayor1" }), Has.Count.EqualTo(1));
        Assert.That((await Queries.RevisionsAsync(article.Id, default)).Select(r => (r.Revision, r.State)), Is.EqualTo(new[] { (1, ArticleState.Withdrawn), (2, ArticleState.Published) }));
    }

    [Test]
    public async Task A_waiting_entry_that_changes_waits_once_and_is_fetched_afresh()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Postponed(), Start.AddHours(5)) with { Failures = 2, Validators = new("\"old\"", null) }, default);

        var second = await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(15), Awaiting(1, Herald, "mayor-2", fingerprint: 2)), default);

        Assert.That((second.Awaiting, second.Unchanged, second.IsBalanced), Is.EqualTo((0, 1, true)));
        var visit = await DueVisitAsync(Start.AddMinutes(16));
        Assert.That((visit.Entry.Title, visit.Failures, visit.Validators), Is.EqualTo(("mayor-2", 0, Validators.None)));
        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(Draft(Herald, "mayor", "Mayor", Text("mayor")))), default);
        Assert.That((await Queries.PollsAsync(new(Herald), 2, default)).Select(p => (p.Tally.Stored, p.Tally.Awaiting, p.Tally.IsBalanced)), Is.EqualTo(new[] { (0, 0, true), (1, 0, true) }));
    }

    [Test]
    public async Task An_entry_whose_page_is_no_longer_needed_settles_what_waited()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"), Awaiting(2, Herald, "spam"));

        await PollAsync(Herald, Written(1, Draft(Herald, "mayor", "Mayor", Text("mayor")), fingerprint: 2), new EntryResult.Filtered(2, 2, "sponsored"));

        Assert.That((await Ingest.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits, Is.Empty);
        var first = (await Queries.PollsAsync(new(Herald), 2, default))[1].Tally;
        Assert.That((first.Awaiting, first.Unchanged, first.Filtered["sponsored"], first.IsBalanced), Is.EqualTo((0, 1, 1, true)));
    }

    [Test]
    public async Task A_published_entry_that_changes_waits_again_for_the_poll_that_saw_the_change()
    {
        var draft = await PublishedAsync();

        var second = await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(30), Awaiting(1, Herald, "mayor", fingerprint: 2)), default);

        Assert.That(second.Awaiting, Is.EqualTo(1));
        var visit = await DueVisitAsync(Start.AddMinutes(31));
        Assert.That((visit.Article, visit.Visits), Is.EqualTo(((ArticleId?)draft.Article.Id, 1)));
        await Ingest.SaveAsync(Visit(visit, Start.AddMinutes(31), new VisitOutcome.Written(Draft(Herald, "mayor", "Mayor, corrected", Text("mayor")))), default);
        Assert.That((await NewestPollAsync()).Tally, Is.EqualTo(new Tally { Seen = 1, Revised = 1 }));
    }

    private async Task<Draft> PublishedAsync()
    {
        var draft = Draft(Herald, "mayor", "Mayor", Text("mayor"));
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(draft), Start.AddHours(1)), default);
        return draft;
    }
}
