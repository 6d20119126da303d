using Aggregator.Fetching;
using Aggregator.Rights;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Declared outlets and sources, and when they are due.</summary>
internal abstract class ProvisionContract : StoreContract
{
    [Test]
    public async Task A_new_source_is_due_at_once()
    {
        var dues = await Ingest.DuesAsync(default);

        Assert.That(dues.Select(d => (d.Outlet.Value, d.At)), Is.EquivalentTo(new[] { ("courier", Start), ("herald", Start) }));
        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(dues.Single(d => d.Outlet.Value == "herald")));
        Assert.That(await Ingest.DueAsync(new("unheard-of"), default), Is.Null);
    }

    [Test]
    public async Task A_changed_source_keeps_its_state()
    {
        await PollAsync(Herald);
        var changed = Outlet("herald", "news") with { Sources = [Source("herald", "news") with { Interval = TimeSpan.FromHours(1), Category = "politics" }] };

        await Ingest.ProvisionAsync([changed], Start.AddHours(1), default);

        var status = (await Queries.SourcesAsync(default)).Single();
        Assert.That(status.State, Is.EqualTo(State(Herald, Start)));
        Assert.That(status.Source, Is.EqualTo(changed.Sources[0]).UsingPropertiesComparer());
    }

    [Test]
    public async Task A_shortened_interval_brings_the_next_poll_forward()
    {
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = State(Herald, Start) with { NextAt = Start.AddHours(8), NextBecause = "every 8 h" } }, default);
        var shortened = Outlet("herald") with { Sources = [Source("herald", "news") with { Interval = TimeSpan.FromMinutes(5) }] };

        await Ingest.ProvisionAsync([shortened], Start.AddMinutes(1), default);

        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(new OutletDue(new("herald"), Start.AddMinutes(5), "herald/news: its plan was changed")));
    }

    [Test]
    public async Task A_shortened_interval_does_not_outdo_a_back_off()
    {
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = State(Herald, Start) with { NextAt = Start.AddHours(8), Failures = 6 } }, default);

        await Ingest.ProvisionAsync([Outlet("herald") with { Sources = [Source("herald", "news") with { Interval = TimeSpan.FromMinutes(5) }] }], Start.AddMinutes(1), default);

        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddHours(8)));
    }

    [Test]
    public async Task A_new_address_is_asked_at_once_and_without_the_old_ones_validators()
    {
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = State(Herald, Start) with { MovedTo = new Uri("https://old.example/") } }, default);
        var changed = Outlet("herald") with { Sources = [Source("herald", "news") with { Address = new Uri("https://www.herald.example/new.xml") }] };

        await Ingest.ProvisionAsync([changed], Start.AddMinutes(5), default);

        var state = (await Queries.SourcesAsync(default)).Single().State;
        Assert.That((state.Validators, state.BodyHash, state.MovedTo, state.NextAt), Is.EqualTo((Validators.None, (string?)null, (Uri?)null, Start.AddMinutes(5))));
        Assert.That(state.SucceededAt, Is.EqualTo(Start));
    }

    [Test]
    public async Task What_is_not_declared_any_more_is_not_polled_but_its_articles_stay()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))), Awaiting(2, Herald, "b"));

        await Ingest.ProvisionAsync([Outlet("courier", "news")], Start, default);

        Assert.That((await Ingest.DuesAsync(default)).Select(d => d.Outlet.Value), Is.EqualTo(new[] { "courier" }));
        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.Null);
        Assert.That((await Ingest.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits, Is.Empty);
        Assert.That(await ListAsync(), Has.Count.EqualTo(1));
        Assert.That((await Queries.OutletsAsync(default)).Select(o => (o.Outlet.Id.Value, o.Articles)), Is.EqualTo(new[] { ("courier", 0), ("herald", 1) }));
    }

    [Test]
    public async Task A_source_that_comes_back_goes_on_with_the_pages_it_waited_for()
    {
        await PollAsync(Herald, Awaiting(2, Herald, "b"));
        await Ingest.ProvisionAsync([Outlet("herald", "sport")], Start, default);
        Assert.That((await Ingest.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits, Is.Empty);

        await Ingest.ProvisionAsync([Outlet("herald", "news", "sport")], Start, default);

        Assert.That((await DueVisitAsync()).Key, Is.EqualTo(2));
    }

    [Test]
    public async Task A_disabled_source_is_listed_and_not_polled()
    {
        await Ingest.ProvisionAsync([Outlet("herald") with { Sources = [Source("herald", "news") with { Enabled = false }] }], Start, default);

        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.Null);
        Assert.That((await Ingest.DeskAsync(new("herald"), Start, 10, default)).Sources, Is.Empty);
        Assert.That((await Queries.SourcesAsync(default)).Single().Source.Enabled, Is.False);
    }

    [Test]
    public async Task Rights_hold_as_they_stand_now_and_readers_notice()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        var version = Queries.Version;
        var rights = new RightsPolicy { Extent = RightsExtent.Headline };

        await Ingest.ProvisionAsync([Outlet("herald", "news") with { Rights = rights }], Start, default);

        Assert.That((await Queries.ListAsync(new ArticleQuery(), default)).Items.Single().Rights, Is.EqualTo(rights));
        Assert.That(Queries.Version, Is.GreaterThan(version));
        version = Queries.Version;
        await Ingest.ProvisionAsync([Outlet("herald", "news") with { Rights = rights }], Start, default);
        Assert.That(Queries.Version, Is.EqualTo(version), "nothing changed");
    }

    [Test]
    public async Task The_earliest_of_polls_and_pages_is_due_with_its_reason()
    {
        await PollAsync(Sport);
        await PollAsync(Herald, Awaiting(2, Herald, "b"));
        var visit = await DueVisitAsync();
        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(new OutletDue(new("herald"), visit.DueAt, "herald/news: a page is due")));

        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Postponed(), Start.AddHours(2)), default);

        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(new OutletDue(new("herald"), Start.AddMinutes(15), "herald/news: every 15 min")));
        await ReopenAsync();
        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(new OutletDue(new("herald"), Start.AddMinutes(15), "herald/news: every 15 min")));
    }
}
