using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Storing;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Ingesting;

/// <summary>What polls teach in the long run, on the real path from answer to store.</summary>
public sealed class PollMemoryTests
{
    private const string There = "https://feeds.gazette.example/politics";

    private PolledSource _source = null!;

    private DateTimeOffset Now => _source.Now;

    [SetUp]
    public async Task Open() => _source = await PolledSource.OpenAsync();

    [TearDown]
    public async Task Close() => await _source.DisposeAsync();

    [Test]
    public async Task A_permanent_redirect_becomes_the_address_after_a_day_and_is_in_the_history()
    {
        var at = Now;
        _source.Fetcher.On(PolledSource.Address, _ => Body(There, Rss(("a", at)), movedTo: new Uri(There)));
        _source.Fetcher.On(There, _ => Body(There, Rss(("a", at))));

        await _source.PollForAsync(TimeSpan.FromHours(23));
        Assert.That((await _source.StateAsync()).MovedTo, Is.Null, "it has not proved itself");
        await _source.PollForAsync(TimeSpan.FromHours(3));

        var state = await _source.StateAsync();
        Assert.That(state.MovedTo, Is.EqualTo(new Uri(There)));
        Assert.That(state.Memory.Moves.Select(m => (m.From, m.To)), Is.EqualTo(new[] { (new Uri(PolledSource.Address), new Uri(There)) }));
        Assert.That(state.Memory.Moves[0].How, Does.Contain("permanent redirect"));
        await _source.PollForAsync(TimeSpan.FromHours(2));
        Assert.That(_source.Fetcher.Asked[^1].Address, Is.EqualTo(new Uri(There)));
        Assert.That((await _source.Store.PollsAsync(PolledSource.Source.Id, 1, default))[0].Asked, Is.EqualTo(new Uri(There)));
    }

    [Test]
    public async Task A_temporary_redirect_is_never_kept()
    {
        var at = Now;
        _source.Fetcher.On(PolledSource.Address, _ => Body(There, Rss(("a", at))));
        var polls = await _source.PollForAsync(TimeSpan.FromDays(3));
        Assert.That(((await _source.StateAsync()).MovedTo, polls[^1].Answered), Is.EqualTo(((Uri?)null, new Uri(There))));
    }

    [Test]
    public async Task A_permanent_redirect_to_a_page_that_is_no_feed_is_not_believed()
    {
        _source.Fetcher.On(PolledSource.Address, _ => Body(There, "<html><body>Welcome</body></html>", "text/html", movedTo: new Uri(There)));
        await _source.PollForAsync(TimeSpan.FromDays(3));
        var state = await _source.StateAsync();
        Assert.That((state.MovedTo, state.Memory.Moving, state.Health), Is.EqualTo(((Uri?)null, (PendingMove?)null, SourceHealth.Unreadable)));
    }

    [Test]
    public async Task An_address_that_was_moved_to_and_is_gone_gives_way_to_the_configured_one()
    {
        await _source.Store.ChangeAsync(PolledSource.Source.Id, s => s with { MovedTo = new Uri(There) }, default);
        var at = Now;
        _source.Fetcher.On(PolledSource.Address, _ => Body(PolledSource.Address, Rss(("a", at))));

        var polls = await _source.PollForAsync(TimeSpan.FromHours(1));

        Assert.That(polls.Take(2).Select(p => p.Outcome), Is.EqualTo(new[] { "not-found", "fetched" }));
        Assert.That((await _source.StateAsync()).Memory.Moves[^1].How, Does.StartWith("back to the configured address"));
    }

    [Test]
    public async Task A_server_that_says_304_whatever_changed_is_caught_within_a_day_and_not_trusted_for_a_week()
    {
        var (at, slugs) = (Now, new List<(string, DateTimeOffset)> { ("first", Now) });
        _source.Fetcher.On(PolledSource.Address, r => r.Validators.IsEmpty
            ? Body(PolledSource.Address, Rss([.. slugs]), etag: "\"always\"") : new FetchOutcome.NotModified(r.Validators, null));
        await _source.PollForAsync(TimeSpan.FromHours(1));
        slugs.Add(("second", Now));

        var polls = await _source.PollForAsync(TimeSpan.FromHours(25));

        var caught = polls.Single(p => p.NewEntries > 0);
        Assert.That(caught.Repairs, Has.Some.Contains("304 although"));
        Assert.That(polls.SkipWhile(p => p != caught).Skip(1).Select(p => p.Conditional), Is.All.False);
        await _source.PollForAsync(TimeSpan.FromDays(6));
        var later = await _source.PollForAsync(TimeSpan.FromDays(2));
        Assert.That(later.Select(p => p.Conditional), Has.Some.True, "it is given another chance");
        Assert.That((await _source.StateAsync()).SucceededAt, Is.GreaterThan(at));
    }

    [Test]
    public async Task An_honest_server_is_asked_for_the_whole_document_once_a_day()
    {
        var at = Now;
        _source.Fetcher.On(PolledSource.Address, r => r.Validators.IsEmpty ? Body(PolledSource.Address, Rss(("a", at)), etag: "\"1\"") : new FetchOutcome.NotModified(r.Validators, null));
        var polls = await _source.PollForAsync(TimeSpan.FromDays(5));
        Assert.That(polls.Count(p => !p.Conditional), Is.InRange(5, 6));
        Assert.That(polls.Skip(1).Where(p => !p.Conditional).Select(p => p.Outcome), Is.All.EqualTo("same-bytes"));
        Assert.That((await _source.StateAsync()).Memory.DistrustedAt, Is.Null);
    }

    [Test]
    public async Task A_410_pauses_the_source_and_it_recovers_by_itself()
    {
        _source.Fetcher.On(PolledSource.Address, Failed(FetchFailure.Gone, 410));
        var polls = await _source.PollForAsync(TimeSpan.FromDays(10));
        Assert.That(polls, Has.Count.InRange(9, 12));
        var gone = await _source.StateAsync();
        Assert.That((gone.Health, gone.Memory.HealthSince, gone.NextBecause), Is.EqualTo((SourceHealth.Gone, (DateTimeOffset?)polls[0].StartedAt, "gone (410), paused: asked every 24 h whether it is back")));

        var at = Now;
        _source.Fetcher.On(PolledSource.Address, _ => Body(PolledSource.Address, Rss(("a", at))));
        await _source.PollForAsync(TimeSpan.FromDays(2));
        Assert.That((await _source.StateAsync()).Health, Is.EqualTo(SourceHealth.Healthy));
    }

    [Test]
    public async Task A_lost_window_is_raised_hurries_the_next_poll_and_clears_by_itself()
    {
        var feed = Rss([.. Entries(0, 20)]);
        _source.Fetcher.On(PolledSource.Address, _ => Body(PolledSource.Address, feed));
        await _source.PollAsync();
        feed = Rss([.. Entries(40, 20)]);
        _source.Clock.Advance(TimeSpan.FromMinutes(30));

        var lost = await _source.PollAsync();

        Assert.That((lost.Outcome, lost.State.Health), Is.EqualTo(("window-lost", SourceHealth.WindowLost)));
        Assert.That(lost.State.NextAt - Now, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(10.5)));
        feed = Rss([.. Entries(45, 20)]);
        _source.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That((await _source.PollAsync()).State.Health, Is.EqualTo(SourceHealth.Healthy));
    }

    [Test]
    public async Task A_feed_that_renames_its_entries_at_every_poll_is_not_polled_ever_faster()
    {
        var name = 0;
        _source.Fetcher.On(PolledSource.Address, _ => Body(PolledSource.Address, Rss([.. Entries(name += 1_000, 10)])));
        await _source.PollForAsync(TimeSpan.FromDays(2));
        var polls = await _source.PollForAsync(TimeSpan.FromDays(1));
        Assert.That(polls, Has.Count.LessThan(110), "every fifteen minutes at most");
        Assert.That(polls[^1].State.Problem, Does.Contain("change their names"));
    }

    [Test]
    public async Task A_source_that_falls_silent_is_raised_as_stale_and_clears_with_its_next_entry()
    {
        var entries = new List<(string, DateTimeOffset)>();
        _source.Fetcher.On(PolledSource.Address, _ => Body(PolledSource.Address, Rss([.. entries.TakeLast(20)])));
        for (var hour = 0; hour < 12 * 24; hour++)
        {
            entries.Add(($"h{hour}", Now));
            await _source.PollForAsync(TimeSpan.FromHours(1));
        }

        Assert.That((await _source.StateAsync()).Health, Is.EqualTo(SourceHealth.Healthy));
        await _source.PollForAsync(TimeSpan.FromHours(30));
        var stale = await _source.StateAsync();
        Assert.That((stale.Health, stale.Problem), Is.EqualTo((SourceHealth.Stale, stale.Problem)));
        Assert.That(stale.Problem, Does.Contain("no new entry since"));
        entries.Add(("again", Now));
        await _source.PollForAsync(TimeSpan.FromHours(2));
        Assert.That((await _source.StateAsync()).Health, Is.EqualTo(SourceHealth.Healthy));
    }

    [Test]
    public async Task What_only_a_document_can_clear_outlasts_trouble_in_between()
    {
        _source.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, Rss(), etag: "\"1\""));
        Assert.That((await _source.PollAsync()).Outcome, Is.EqualTo("empty"));
        _source.Fetcher.On(PolledSource.Address, Failed(FetchFailure.ServerError, 500));
        Assert.That((await _source.PollAsync()).State.Health, Is.EqualTo(SourceHealth.Failing));
        _source.Fetcher.On(PolledSource.Address, r => new FetchOutcome.NotModified(r.Validators, null));
        Assert.That((await _source.PollAsync()).State.Health, Is.EqualTo(SourceHealth.Empty));
        _source.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, Rss(("a", Now)), etag: "\"2\""));
        Assert.That((await _source.PollAsync()).State.Health, Is.EqualTo(SourceHealth.Healthy));
    }

    [Test]
    public async Task Every_way_to_fail_has_a_word_of_the_closed_set_a_class_and_a_next_time()
    {
        foreach (var failure in Enum.GetValues<FetchFailure>())
        {
            _source.Fetcher.On(PolledSource.Address, Failed(failure, 400));
            var poll = await _source.PollAsync();
            Assert.That(PollEndings.All, Does.Contain(poll.Outcome), failure.ToString());
            Assert.That(poll.Outcome, Is.Not.EqualTo("failed"), $"{failure} has no word");
            Assert.That((int)poll.State.Health, Is.GreaterThan((int)SourceHealth.Healthy));
            Assert.That(poll.State.NextAt, Is.GreaterThan(Now));
        }
    }

    [Test]
    public async Task Html_in_place_of_a_feed_and_a_broken_feed_are_told_apart()
    {
        _source.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, "<!doctype html><html><body>Sorry</body></html>", "text/html"));
        Assert.That((await _source.PollAsync()).Outcome, Is.EqualTo("not-a-feed"));
        _source.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, "{ \"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [ ]]] }", "application/json"));
        Assert.That((await _source.PollAsync()).Outcome, Is.EqualTo("malformed").Or.EqualTo("empty"));
    }

    private IEnumerable<(string, DateTimeOffset)> Entries(int first, int count) => Enumerable.Range(first, count).Select(i => ($"e{i}", Now));
}
