using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Policies hold for what is stored, from the moment in which they are declared; signals and licences are kept with the article.</summary>
internal abstract class RightsContract : StoreContract
{
    private static readonly RightsPolicy Strict = new() { Extent = RightsExtent.Headline };

    [Test]
    public async Task A_tightened_policy_of_the_outlet_holds_at_once_and_moves_the_version()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        var version = Queries.Version;

        await Ingest.ProvisionAsync([Outlet("herald", "news", "sport") with { Rights = Strict }], Start, default);

        Assert.That((await Queries.ListAsync(new ArticleQuery(), default)).Items.Single().Rights, Is.EqualTo(Strict));
        Assert.That(Queries.Version, Is.GreaterThan(version));
        Assert.That(await Queries.OutboxAsync(0, 10, default), Has.Count.EqualTo(1), "no article changed");
    }

    [Test]
    public async Task A_policy_of_a_source_holds_for_every_report_that_it_told()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))), Written(2, Draft(Herald, "b", "B", Text("b"))));
        await PollAsync(Sport, Written(1, Draft(Sport, "a", "A", Text("a"))));
        var version = Queries.Version;
        var outlet = Outlet("herald", "news", "sport");

        await Ingest.ProvisionAsync([outlet with { Sources = [outlet.Sources[0], outlet.Sources[1] with { Rights = Strict }] }], Start, default);

        Assert.That(Queries.Version, Is.GreaterThan(version));
        var rights = (await Queries.ListAsync(new ArticleQuery(), default)).Items.ToDictionary(i => i.Article.Headline, i => i.Rights.Extent);
        Assert.That((rights["A"], rights["B"]), Is.EqualTo((RightsExtent.Headline, RightsExtent.Full)));
    }

    [Test]
    public async Task A_reservation_that_comes_without_new_words_is_kept_and_is_no_revision()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        await VisitAsync(Draft(Herald, "a", "A", Text("a")));
        var version = Queries.Version;

        var saved = await VisitAsync(With(Draft(Herald, "a", "A", Text("a")), new RightsSignals { NoArchive = true }));

        Assert.That(saved, Is.EqualTo(Saved.Unchanged));
        var article = await OnlyAsync();
        Assert.That((article.Signals.NoArchive, article.Revision), Is.EqualTo((true, 1)));
        Assert.That(Queries.Version, Is.GreaterThan(version));
        Assert.That(await Queries.OutboxAsync(0, 10, default), Has.Count.EqualTo(1));

        await VisitAsync(Draft(Herald, "a", "A", Text("a")));
        Assert.That((await OnlyAsync()).Signals.NoArchive, Is.False, "its own page lifts it again");
    }

    [Test]
    public async Task A_feed_that_says_nothing_does_not_lift_what_the_page_reserves()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        await VisitAsync(With(Draft(Herald, "a", "A", Text("a")), new RightsSignals { MaxSnippet = 50 }));
        await PollAsync(Sport, Written(1, With(Draft(Sport, "a", "A, and more", Text("a")), new RightsSignals { TdmReserved = true })));

        var signals = (await OnlyAsync()).Signals;
        Assert.That((signals.MaxSnippet, signals.TdmReserved), Is.EqualTo(((int?)50, (bool?)true)));
    }

    [Test]
    public async Task A_report_that_asks_not_to_be_found_is_listed_but_not_found()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        await VisitAsync(With(Draft(Herald, "a", "A", Text("a")), new RightsSignals { NoIndex = true }));
        Assert.That((await ListAsync(new ArticleQuery { Text = "a7" })).Count + (10 * (await ListAsync()).Count), Is.EqualTo(10));

        await VisitAsync(Draft(Herald, "a", "A", Text("a")));
        Assert.That(await ListAsync(new ArticleQuery { Text = "a7" }), Has.Count.EqualTo(1));

        await VisitAsync(With(Draft(Herald, "a", "A, changed", Text("a")), new RightsSignals { NoIndex = true }));
        Assert.That(await ListAsync(new ArticleQuery { Text = "a7" }), Is.Empty);
    }

    private static Draft With(Draft draft, RightsSignals signals) => draft with { Article = draft.Article with { Signals = signals } };

    private async Task<Saved?> VisitAsync(Draft draft)
    {
        var visit = (await Ingest.DeskAsync(new OutletId("herald"), Start.AddYears(1), 10, default)).Visits.Single();
        return await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(draft), Start.AddHours(1)), default);
    }
}
