using Aggregator.Fetching;
using Aggregator.Storing;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Ingesting;

/// <summary>A feed that is not where it was: its new address is proposed, not taken.</summary>
public sealed class RediscoveryTests
{
    private PolledSource _source = null!;

    [SetUp]
    public async Task Open() => _source = await PolledSource.OpenAsync();

    [TearDown]
    public async Task Close() => await _source.DisposeAsync();

    [Test]
    public async Task The_feed_that_the_home_page_names_and_that_fits_best_is_proposed()
    {
        Home("""
            <link rel="alternate" type="application/rss+xml" title="Gazette" href="/all.xml">
            <link rel="alternate" type="application/rss+xml" title="Gazette » Comments" href="/comments/politics">
            <link rel="alternate" type="application/rss+xml" title="Gazette sport" href="/sport/rss">
            <link rel="alternate" type="application/atom+xml" title="Politics" href="/v2/politics.atom">
            <link rel="alternate" hreflang="cy" href="/cy">
            """);
        Feed("https://gazette.example/v2/politics.atom");
        Feed("https://gazette.example/all.xml");

        await _source.PollForAsync(TimeSpan.FromHours(1));

        var state = await _source.StateAsync();
        Assert.That(state.Memory.Proposal!.Address, Is.EqualTo(new Uri("https://gazette.example/v2/politics.atom")));
        Assert.That((state.Memory.Proposal.How, state.Memory.Proposal.Entries), Is.EqualTo(("named by the outlet's home page as “Politics”", 1)));
        Assert.That(state.Problem, Does.Contain("404").And.Contain("it may be at https://gazette.example/v2/politics.atom now"));
        Assert.That(state.MovedTo, Is.Null);
        Assert.That(_source.Fetcher.Asked.Where(r => r.Address != new Uri(PolledSource.Address)).Select(r => r.Purpose), Is.EqualTo(new[] { FetchPurpose.Page, FetchPurpose.Feed }), "robots.txt of pages holds for the home page");
    }

    [Test]
    public async Task Where_the_home_page_names_none_few_common_addresses_are_tried()
    {
        Home("");
        Feed("https://gazette.example/feed.xml");
        await _source.PollForAsync(TimeSpan.FromHours(1));
        Assert.That((await _source.StateAsync()).Memory.Proposal!.Address, Is.EqualTo(new Uri("https://gazette.example/feed.xml")));
        Assert.That(_source.Fetcher.Asked.Count(r => r.Address != new Uri(PolledSource.Address)), Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task One_404_is_not_searched_for_and_a_search_that_found_nothing_is_not_repeated_for_a_week()
    {
        await _source.PollAsync();
        Assert.That(_source.Fetcher.Asked, Has.Count.EqualTo(1));
        await _source.PollForAsync(TimeSpan.FromDays(5));
        Assert.That(_source.Fetcher.Asked.Count(r => r.Address == new Uri(PolledSource.Home)), Is.EqualTo(1));
        await _source.PollForAsync(TimeSpan.FromDays(6));
        Assert.That(_source.Fetcher.Asked.Count(r => r.Address == new Uri(PolledSource.Home)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_candidate_that_is_no_feed_is_not_proposed()
    {
        Home("<link rel='alternate' type='application/rss+xml' href='/politics.xml'>");
        _source.Fetcher.On("https://gazette.example/politics.xml", Body("https://gazette.example/politics.xml", "<html><body>no</body></html>", "text/html"));
        await _source.PollForAsync(TimeSpan.FromHours(1));
        Assert.That((await _source.StateAsync()).Memory.Proposal, Is.Null);
    }

    [Test]
    public async Task An_accepted_proposal_is_polled_and_gone_from_the_list()
    {
        Home("<link rel='alternate' type='application/rss+xml' href='/politics.xml'>");
        Feed("https://gazette.example/politics.xml");
        await _source.PollForAsync(TimeSpan.FromHours(1));
        var proposal = (await _source.StateAsync()).Memory.Proposal!;

        await _source.Store.ChangeAsync(PolledSource.Source.Id, s => ByHand.Move(s, new Uri(PolledSource.Address), proposal.Address, _source.Now), default);
        var poll = (await _source.PollForAsync(TimeSpan.Zero)).Single();

        Assert.That((poll.Outcome, poll.State.Health, poll.State.Memory.Proposal), Is.EqualTo(("fetched", SourceHealth.Healthy, (AddressProposal?)null)));
        Assert.That(poll.State.Memory.Moves.Single().To, Is.EqualTo(proposal.Address));
    }

    private void Home(string head) => _source.Fetcher.On(PolledSource.Home, Body(PolledSource.Home, $"<!doctype html><html><head><title>Gazette</title>{head}</head><body><p>News</p></body></html>", "text/html"));

    private void Feed(string address)
    {
        var at = _source.Now;
        _source.Fetcher.On(address, Body(address, Rss(("a", at))));
    }
}
