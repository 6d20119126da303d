using Aggregator.Commands;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PolledSource = Aggregator.Ingesting.PolledSource;

namespace Aggregator.Operating;

/// <summary>Sources polled once by hand: as the daemon would, and told honestly.</summary>
public sealed class PollByHandTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly ScriptedFetcher _fetcher = new();
    private SqliteFile _file = null!;
    private SqliteStore _store = null!;
    private ServiceProvider _services = null!;
    private PollByHand _polling = null!;

    private static Source Politics => PolledSource.Outlet.Sources[0];

    private static Source Sport => PolledSource.Outlet.Sources[1];

    [SetUp]
    public async Task Open()
    {
        _file = new SqliteFile();
        _store = await _file.OpenStoreAsync();
        await _store.ProvisionAsync([PolledSource.Outlet], _clock.GetUtcNow(), default);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddSingleton<TimeProvider>(_clock).AddSingleton(new OutletBook([PolledSource.Outlet]));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddPath(_store, new Plan(new ConfigurationBuilder().Build(), [PolledSource.Outlet]));
        services.AddSingleton<IFetcher>(_fetcher);
        _services = services.BuildServiceProvider();
        _polling = new PollByHand(_services.GetRequiredService<OutletBook>(), _store, _services.GetRequiredService<OutletHand>(), 4, _clock);
        _fetcher.On(PolledSource.Address, _ => ScriptedFetcher.Body(PolledSource.Address, ScriptedFetcher.Rss(("mayor", _clock.GetUtcNow()), ("tax", _clock.GetUtcNow()))));
        _fetcher.On(Sport.Address.AbsoluteUri, ScriptedFetcher.Failed(FetchFailure.ServerError, 500));
    }

    [TearDown]
    public async Task Close()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public async Task Due_sources_are_polled_and_each_is_told_with_its_accounting_and_its_trouble()
    {
        var polled = await PollAsync(await _polling.DueAsync(default));

        Assert.That(polled.Select(p => (p.Source.Id.Value, p.IsSound, p.Poll!.Outcome, p.Poll.Tally.Stored)), Is.EquivalentTo(new[] { ("gazette/politics", true, "fetched", 2), ("gazette/sport", false, "server-error", 0) }));
        Assert.That((await _store.ListAsync(new ArticleQuery(), default)).Items, Has.Count.EqualTo(2));
        Assert.That(await _polling.DueAsync(default), Is.Empty, "both have their next time");
    }

    [Test]
    public async Task A_named_source_is_polled_though_it_is_not_due_and_the_others_of_its_outlet_are_not()
    {
        await PollAsync([Politics, Sport]);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var asked = _fetcher.Asked.Count(r => r.Purpose == FetchPurpose.Feed);

        var polled = await PollAsync([Politics]);

        Assert.That((polled.Single().IsSound, polled.Single().Poll!.Outcome), Is.EqualTo((true, "fetched")));
        Assert.That(polled.Single().Poll!.Tally.Unchanged, Is.EqualTo(2));
        Assert.That(_fetcher.Asked.Count(r => r.Purpose == FetchPurpose.Feed), Is.EqualTo(asked + 1));
    }

    [Test]
    public async Task A_server_that_asked_to_be_left_alone_is_left_alone_until_told_otherwise()
    {
        _fetcher.On(PolledSource.Address, new FetchOutcome.Throttled(429, TimeSpan.FromMinutes(40)));
        await PollAsync([Politics]);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var asked = _fetcher.Asked.Count;

        var left = (await PollAsync([Politics])).Single();
        Assert.That((left.Poll, left.IsSound, left.NotPolled), Is.EqualTo(((PollRecord?)null, false, left.NotPolled)));
        Assert.That(left.NotPolled, Does.Contain("asked to be left alone until 2026-11-23 09:4").And.Contain("--force"));
        Assert.That(_fetcher.Asked, Has.Count.EqualTo(asked));

        Assert.That((await PollAsync([Politics], force: true)).Single().Poll!.Outcome, Is.EqualTo("throttled"));
    }

    [Test]
    public async Task Pages_behind_new_entries_are_fetched_until_none_is_due()
    {
        var teasers = string.Concat(Enumerable.Range(1, 47).Select(i => $"<item><title>Report {i}</title><link>https://gazette.example/news/{i}</link><guid>{i}</guid><description>Short.</description></item>"));
        _fetcher.On(PolledSource.Address, ScriptedFetcher.Body(PolledSource.Address, $"<rss version=\"2.0\"><channel><title>Gazette</title>{teasers}</channel></rss>"));
        for (var i = 1; i <= 47; i++)
            _fetcher.On($"https://gazette.example/news/{i}", ScriptedFetcher.Body($"https://gazette.example/news/{i}", Replaying.ReplayedDesk.Page($"report{i}"), "text/html"));

        var polled = (await PollAsync([Politics])).Single();

        Assert.That((polled.Poll!.Tally.Seen, polled.Poll.Tally.Stored, polled.Poll.Tally.Awaiting), Is.EqualTo((47, 47, 0)));
    }

    [Test]
    public async Task While_a_daemon_holds_the_store_the_verb_says_so_and_what_to_do()
    {
        using var desktop = await Desktop.OpenAsync();
        await using var daemon = await SqliteFile.OpenStoreAsync(Path.Combine(desktop.Data, "aggregator.db"));

        foreach (var line in new[] { "poll", "replay --apply --yes" })
        {
            var answer = await Cli.RunAsync([.. line.Split(' '), "--data", desktop.Data, "--config", desktop.Config]);
            Assert.That((answer.ExitCode, answer.Output), Is.EqualTo((ExitCode.StoreUnusable, "")), line);
            Assert.That(answer.Errors, Does.Contain("in use by another Aggregator").And.Contain("stop that one"));
        }
    }

    [Test]
    public async Task Nothing_is_applied_without_a_yes()
    {
        using var desktop = await Desktop.OpenAsync();
        var answer = await Cli.RunAsync("replay", "--apply", "--data", desktop.Data, "--config", desktop.Config);
        Assert.That((answer.ExitCode, answer.Errors), Is.EqualTo((ExitCode.Misconfigured, answer.Errors)));
        Assert.That(answer.Errors, Does.Contain("--yes"));
    }

    private Task<IReadOnlyList<PolledByHand>> PollAsync(IReadOnlyList<Source> sources, bool force = false) => _polling.RunAsync(sources, force, new Nobody(), default);

    private sealed class Nobody : IPollWatch
    {
        public void Polled(int sources) { }

        public void PagesFound(int pages) { }

        public void PagesDone(int pages) { }
    }
}
