using Aggregator.Editing;
using Aggregator.Rights;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Decisions by hand, and rules that ask for one: what is held is nowhere, whatever polls bring.</summary>
internal abstract class EditorialContract : StoreContract
{
    private static readonly Actor Ann = new("ann", Actor.Console);
    private static readonly Hold Contempt = new("proceedings are active", Start) { Rule = "contempt", Found = ["charged"] };

    private IEditorialStore Editors => (IEditorialStore)Queries;

    private IChangeFeed Feed => (IChangeFeed)Queries;

    [Test]
    public async Task What_a_rule_holds_at_its_arrival_is_nowhere_for_readers()
    {
        await PollAsync(Herald, Written(1, Told("charged1", hold: Contempt)));
        var held = (await Editors.HeldAsync(10, default)).Single();
        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await Queries.FindAsync(held.Id, default), Is.Null);
        Assert.That(await Queries.RevisionsAsync(held.Id, default), Is.Empty);
        Assert.That(await EventsAsync(), Is.Empty);
        Assert.That((await Feed.ChangesAsync(default, 10, default)).Items, Is.Empty);
        Assert.That(await Queries.DaysAsync(default), Is.Empty);
        Assert.That((await Queries.OutletsAsync(default)).Sum(o => o.Articles), Is.Zero);
        Assert.That((await SearchAsync("charged10")).Items, Is.Empty);
        Assert.That(held.Hold, Is.EqualTo(Contempt).Using<Hold>((one, other) => one.Rule == other.Rule && one.Found.SequenceEqual(other.Found) && !one.WasShown));
        Assert.That(await Editors.CountHeldAsync(default), Is.EqualTo(1));
    }

    [Test]
    public async Task What_is_released_is_published_then_and_the_rule_does_not_hold_it_again()
    {
        await PollAsync(Herald, Written(1, Told("charged1", hold: Contempt)));
        var held = (await Editors.HeldAsync(10, default)).Single();
        Assert.That(await Editors.ReleaseAsync(held.Id, Ann, "read and fine", Start.AddHours(1), default), Is.EqualTo(Decided.Done));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1" }));
        Assert.That((await SearchAsync("charged10")).Items, Has.Count.EqualTo(1));
        Assert.That((await Feed.ChangesAsync(default, 10, default)).Items, Has.Count.EqualTo(1));

        await PollAsync(Herald, Written(1, Told("charged2", hold: Contempt), fingerprint: 2));
        Assert.That((await OnlyAsync()).Revision, Is.EqualTo(2));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2" }));
    }

    [Test]
    public async Task What_readers_had_is_withdrawn_for_them_without_a_word_of_it()
    {
        await PollAsync(Herald, Written(1, Told("secret1")));
        var id = (await OnlyAsync()).Id;
        Assert.That(await Editors.HoldAsync(id, new Hold("a judge's order", Start.AddHours(1)) { By = "ann", Told = "for legal reasons" }, Ann, default), Is.EqualTo(Decided.Done));
        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1" }));
        var tombstone = (await Queries.FindAsync(id, default))!.Article;
        Assert.That((tombstone.State, tombstone.WithdrawnBecause, tombstone.Headline), Is.EqualTo((ArticleState.Withdrawn, "for legal reasons", Withheld.Headline)));
        Assert.That((tombstone.Body.Count, tombstone.KeyPoints.Count, tombstone.Tags.Count, tombstone.Image, tombstone.Attribution.Url.AbsolutePath), Is.EqualTo((0, 0, 0, (Uri?)null, "/")));
        Assert.That((await Feed.EventsAsync(0, 10, default)).Select(e => e.Article.Article.Headline), Is.All.EqualTo(Withheld.Headline));
        Assert.That((await Feed.ChangesAsync(default, 10, default)).Items.Single().Article.Body, Is.Empty);
        Assert.That(await Queries.RevisionsAsync(id, default), Is.Empty);
        Assert.That((await SearchAsync("secret10")).Items, Is.Empty);
        Assert.That((await Editors.FindWholeAsync(id, default))!.Body, Is.Not.Empty);
    }

    [Test]
    public async Task Polls_go_on_under_a_hold_and_do_not_lift_it()
    {
        await PollAsync(Herald, Written(1, Told("secret1")));
        var id = (await OnlyAsync()).Id;
        await Editors.HoldAsync(id, new Hold("a judge's order", Start), Ann, default);
        await PollAsync(Herald, Written(1, Told("secret2"), fingerprint: 2));
        await PollAsync(Herald, Written(1, Told("secret2"), fingerprint: 3));
        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 1" }));
        Assert.That((await Editors.FindWholeAsync(id, default))!.Revision, Is.EqualTo(2));

        await Editors.ReleaseAsync(id, Ann, null, Start.AddHours(2), default);
        Assert.That((await OnlyAsync()).Body[0].Text, Does.StartWith("secret2"));
        Assert.That(await EventsAsync(), Has.Count.EqualTo(3).And.Some.EqualTo("article.revised 2"));
    }

    [Test]
    public async Task A_revision_that_a_rule_catches_takes_the_article_away()
    {
        await PollAsync(Herald, Written(1, Told("harmless1")));
        await PollAsync(Herald, Written(1, Told("charged1", hold: Contempt), fingerprint: 2));
        Assert.That(await ListAsync(), Is.Empty);
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.withdrawn 2" }));
        Assert.That((await Editors.HeldAsync(10, default)).Single(), Has.Property(nameof(Article.Revision)).EqualTo(2));
        Assert.That((await SearchAsync("harmless10")).Items, Is.Empty);
    }

    [Test]
    public async Task A_report_that_its_outlet_withdraws_under_a_hold_is_withdrawn_when_it_is_released()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        var visit = await DueVisitAsync();
        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(Told("a1")), Start.AddHours(1)), default);
        var id = (await OnlyAsync()).Id;
        await Editors.HoldAsync(id, new Hold("a judge's order", Start), Ann, default);
        await Ingest.SaveAsync(Visit(visit, Start.AddHours(2), new VisitOutcome.Withdrawn("410")), default);
        Assert.That(await Editors.ReleaseAsync(id, Ann, null, Start.AddHours(3), default), Is.EqualTo(Decided.Done));
        Assert.That(((await Queries.FindAsync(id, default))!.Article.State, (await EventsAsync()).Count), Is.EqualTo((ArticleState.Withdrawn, 2)));
    }

    [Test]
    public async Task An_amendment_is_a_correction_that_lasts_until_the_outlet_finds_other_words()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Mayor jailed", Text("one"))));
        var id = (await OnlyAsync()).Id;
        var amendment = new Amendment("The headline said that the mayor was jailed; he was fined.", Start.AddHours(1), "ann") { Headline = "Mayor fined" };
        Assert.That(await Editors.AmendAsync(id, 7, amendment, Ann, default), Is.EqualTo(Decided.Overtaken));
        Assert.That(await Editors.AmendAsync(id, 1, amendment, Ann, default), Is.EqualTo(Decided.Done));
        var amended = await OnlyAsync();
        Assert.That((amended.Headline, amended.Revision, amended.Corrections.Single().Text), Is.EqualTo(("Mayor fined", 2, amendment.Note)));
        Assert.That(amended.KeyPoints.Select(k => k.Evidence.Revision), Is.All.EqualTo(2));
        Assert.That((await SearchAsync("fined")).Items, Has.Count.EqualTo(1));

        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Mayor jailed", Text("two")), fingerprint: 2));
        Assert.That((await OnlyAsync()).Headline, Is.EqualTo("Mayor fined"), "the outlet's headline is the one that was amended");
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "Mayor gets a fine", Text("two")), fingerprint: 3));
        Assert.That((await OnlyAsync()).Headline, Is.EqualTo("Mayor gets a fine"));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.corrected 2", "article.revised 3", "article.revised 4" }));
    }

    [Test]
    public async Task Every_decision_is_in_the_audit_log_and_one_that_changes_nothing_is_not()
    {
        await PollAsync(Herald, Written(1, Told("a1")));
        var id = (await OnlyAsync()).Id;
        await Editors.HoldAsync(id, new Hold("a judge's order", Start), Ann, default);
        Assert.That(await Editors.HoldAsync(id, new Hold("again", Start), Ann, default), Is.EqualTo(Decided.StandsSo));
        await Editors.ReleaseAsync(id, Ann, "lifted", Start.AddHours(1), default);
        Assert.That(await Editors.ReleaseAsync(id, Ann, null, Start, default), Is.EqualTo(Decided.StandsSo));
        Assert.That(await Editors.HoldAsync(new("nobody"), new Hold("?", Start), Ann, default), Is.EqualTo(Decided.NotThere));
        var log = await ((IAuditLog)Queries).AuditAsync(new AuditQuery { Subject = $"article:{id.Value}" });
        Assert.That(log.Select(e => (e.Action, e.Actor, e.Note)), Is.EqualTo(new[] { ("article.release", Ann, "lifted"), ("article.hold", Ann, (string?)"a judge's order") }));
    }

    private static Draft Told(string word, Hold? hold = null) => Draft(Herald, "a", "A headline", Text(word)) with { Hold = hold };

    private ValueTask<Slice> SearchAsync(string word) => ((ISearch)Queries).SearchAsync(new SearchQuery { Terms = [new SearchTerm(word, IsPrefix: false)] }, default);
}
