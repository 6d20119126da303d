using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Ingesting;

/// <summary>When an outlet's pages are not there: what is withdrawn, and what is held back.</summary>
public sealed class WithdrawalTests
{
    private PolledSource _source = null!;
    private PageCall _call = null!;

    [SetUp]
    public async Task Open()
    {
        _source = await PolledSource.OpenAsync();
        var guard = new WithdrawalGuard(_source.Fetcher, _source.Store, _source.Clock, NullLogger<WithdrawalGuard>.Instance);
        _call = new PageCall(_source.Fetcher, new PageExtractor(), new Desk(new PageExtractor()), new PageWatch(_source.Store, NullLogger<PageWatch>.Instance), new PageFollowing(_source.Fetcher, new PageExtractor(), 10), _source.Store, guard, new VisitPatience([TimeSpan.FromHours(1)], TimeSpan.FromHours(1), TimeSpan.FromHours(6)), keepsPages: false, _source.Clock);
    }

    [TearDown]
    public async Task Close() => await _source.DisposeAsync();

    [Test]
    public async Task A_report_whose_page_stays_away_is_withdrawn_after_hours_and_not_before()
    {
        await WrittenAsync(1);
        HomeIs(there: true);
        await VisitForAsync(TimeSpan.FromHours(6));
        Assert.That(await PublishedAsync(), Is.EqualTo(1));
        await VisitForAsync(TimeSpan.FromHours(3));
        Assert.That(await PublishedAsync(), Is.Zero);
    }

    [Test]
    public async Task A_site_that_is_gone_whole_withdraws_nothing_and_says_so()
    {
        await WrittenAsync(8);
        HomeIs(there: false);
        await VisitForAsync(TimeSpan.FromDays(5));
        Assert.That(await PublishedAsync(), Is.EqualTo(8));
        Assert.That((await _source.Store.SourcesAsync(default)).Sum(s => s.HeldBack), Is.EqualTo(8));
        Assert.That(_source.Fetcher.Asked.Count(r => r.Address == new Uri(PolledSource.Home)), Is.LessThan(60), "its home page is not asked for each of them");
    }

    [Test]
    public async Task What_was_held_back_is_withdrawn_by_itself_once_the_site_is_back()
    {
        await WrittenAsync(2);
        HomeIs(there: false);
        await VisitForAsync(TimeSpan.FromDays(1));
        HomeIs(there: true);
        await VisitForAsync(TimeSpan.FromDays(1));
        Assert.That(await PublishedAsync(), Is.Zero);
        Assert.That((await _source.Store.SourcesAsync(default)).Sum(s => s.HeldBack), Is.Zero);
    }

    [Test]
    public async Task Of_many_that_go_at_once_five_a_day_are_withdrawn()
    {
        await WrittenAsync(9);
        HomeIs(there: true);
        await VisitForAsync(TimeSpan.FromHours(20));
        Assert.That(await PublishedAsync(), Is.EqualTo(4));
        await VisitForAsync(TimeSpan.FromDays(2));
        Assert.That(await PublishedAsync(), Is.Zero);
    }

    [Test]
    public async Task After_two_weeks_of_a_missing_site_its_pages_are_let_be()
    {
        await WrittenAsync(1);
        HomeIs(there: false);
        await VisitForAsync(TimeSpan.FromDays(20));
        Assert.That(await PublishedAsync(), Is.EqualTo(1));
        Assert.That((await _source.Store.DeskAsync(PolledSource.Outlet.Id, _source.Now.AddDays(99), 10, default)).Visits, Is.Empty);
    }

    // Articles whose pages are due to be looked at again, and are not there any more.
    private async Task WrittenAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var slug = $"report{i}";
            await _source.Store.SaveAsync(Storing.Desk.Poll("gazette/politics", _source.Now, Storing.Desk.Awaiting(i, "gazette/politics", slug)), default);
            var visit = (await _source.Store.DeskAsync(PolledSource.Outlet.Id, _source.Now.AddMinutes(1), 10, default)).Visits.Single(v => v.Key == i);
            var draft = Storing.Desk.Draft("gazette/politics", slug, $"Report {slug}", Storing.Desk.Text(slug));
            await _source.Store.SaveAsync(Storing.Desk.Visit(visit, _source.Now, new VisitOutcome.Written(draft), _source.Now.AddHours(1)), default);
        }
    }

    private void HomeIs(bool there) => _source.Fetcher.On(PolledSource.Home, there ? Body(PolledSource.Home, "<html></html>", "text/html") : Failed(FetchFailure.NotFound, 404));

    private async Task VisitForAsync(TimeSpan time)
    {
        for (var end = _source.Now + time; _source.Now < end; _source.Clock.Advance(TimeSpan.FromMinutes(15)))
        {
            foreach (var visit in (await _source.Store.DeskAsync(PolledSource.Outlet.Id, _source.Now, 50, default)).Visits)
                await _call.RunAsync(PolledSource.Outlet, PolledSource.Source, visit, default);
        }
    }

    private async Task<int> PublishedAsync() => (await _source.Store.ListAsync(new ArticleQuery(), default)).Items.Count;
}
