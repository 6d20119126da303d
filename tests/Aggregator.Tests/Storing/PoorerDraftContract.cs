using Aggregator.Editing;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>A poorer account of a report never takes the place of a fuller one; the outlet's own cuts do.</summary>
internal abstract class PoorerDraftContract : StoreContract
{
    [Test]
    public async Task A_teaser_from_a_feed_does_not_replace_a_page()
    {
        var page = await FromPageAsync();

        Assert.That((await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor: latest", "")))).Unchanged, Is.EqualTo(1));
        var version = Queries.Version;
        Assert.That((await PollAsync(Sport, Written(2, Draft(Sport, "mayor", "Mayor: latest", Text("mayor", 30))))).Unchanged, Is.EqualTo(1));

        Assert.That((await OnlyAsync()).Headline, Is.EqualTo(page.Article.Headline));
        Assert.That((await OnlyAsync()).Sources.Select(t => t.Value), Is.EqualTo(new[] { Herald, Sport }));
        Assert.That(Queries.Version, Is.EqualTo(version), "a source that told it before tells nothing new");
        Assert.That(await Queries.OutboxAsync(0, 10, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Other_words_of_the_same_length_from_a_feed_do_not_replace_a_page()
    {
        await FromPageAsync();

        Assert.That((await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor", Text("mayor", 100))))).Unchanged, Is.EqualTo(1));
    }

    [Test]
    public async Task A_far_fuller_feed_replaces_a_page_that_gave_little()
    {
        await FromPageAsync(words: 30);

        Assert.That((await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor", Text("mayor", 90))))).Revised, Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_that_its_outlet_cuts_is_a_revision()
    {
        await FromPageAsync();

        var cut = Draft(Herald, "mayor", "Mayor", Text("mayor", 10));
        Assert.That(await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(cut)), default), Is.EqualTo(Saved.Revised));
    }

    [Test]
    public async Task A_page_that_cannot_be_had_by_another_way_does_not_replace_what_we_have()
    {
        await FromPageAsync();
        await PollAsync(Sport, Awaiting(5, Sport, "mayor"));
        var visit = (await Ingest.DeskAsync(new("herald"), Start.AddMinutes(30), 10, default)).Visits.Single(v => v.Key == 5);

        var teaser = Draft(Sport, "mayor", "Mayor", Text("mayor", 10));
        Assert.That(await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(teaser)), default), Is.EqualTo(Saved.Unchanged));
    }

    [Test]
    public async Task A_feeds_own_cut_is_a_revision_but_an_item_without_its_text_is_not()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "mayor", "Mayor", Text("mayor"))));

        Assert.That((await PollAsync(Herald, Written(1, Draft(Herald, "mayor", "Mayor", Text("mayor", 20)), fingerprint: 2))).Revised, Is.EqualTo(1));
        Assert.That((await PollAsync(Herald, Written(1, Draft(Herald, "mayor", "Mayor", ""), fingerprint: 3))).Unchanged, Is.EqualTo(1));
        Assert.That((await OnlyAsync()).Body, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_sources_teaser_does_not_replace_a_feeds_full_text()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "mayor", "Mayor", Text("mayor"))));

        Assert.That((await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor", Text("mayor", 20))))).Unchanged, Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_replaces_a_teaser()
    {
        await PollAsync(Sport, Written(1, Draft(Sport, "mayor", "Mayor", "")));
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));

        Assert.That(await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(Draft(Herald, "mayor", "Mayor", Text("mayor")))), default), Is.EqualTo(Saved.Revised));
        Assert.That((await OnlyAsync()).Body, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_changed_feed_entry_that_is_kept_out_asks_the_page_at_once()
    {
        await FromPageAsync();

        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(5), Written(1, Draft(Herald, "mayor", "Mayor, corrected", Text("mayor", 20)), fingerprint: 2)), default);

        Assert.That((await DueVisitAsync(Start.AddMinutes(6))).Key, Is.EqualTo(1));
    }

    private async Task<Draft> FromPageAsync(int words = 90)
    {
        var draft = Draft(Herald, "mayor", "Mayor blocks contract", Text("mayor", words));
        await PollAsync(Herald, Awaiting(1, Herald, "mayor"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(draft), Start.AddHours(1)), default);
        return draft;
    }
}
