using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>One budget for several processes: places are taken from a ledger and given back.</summary>
public sealed class SharedBudgetTests
{
    private static readonly HostTurn Turn = new("x.example", "gazette", TimeSpan.FromSeconds(1));

    private readonly FakeTimeProvider _clock = new();

    [Test]
    public async Task A_place_is_taken_before_a_request_and_given_back_after_it()
    {
        var ledger = new ScriptedLedger(new HostAnswer(7, default, 0));
        await using var server = new RawServer().Answer("/feed", "200 OK", "", "<rss/>");
        using var fetcher = Fetchers.Create(ledger: ledger);

        Assert.That(await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
        Assert.That(ledger.Events, Is.EqualTo([$"take 127.0.0.1:{server.Port} gazette", $"return 127.0.0.1:{server.Port} 7"]));
    }

    [Test]
    public async Task A_place_is_given_back_when_the_request_fails_or_is_given_up()
    {
        var ledger = new ScriptedLedger(new HostAnswer(7, default, 0));
        await using var server = new RawServer().On("/feed", (_, c) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c));
        using var fetcher = Fetchers.Create(ledger: ledger);
        using var cancel = new CancellationTokenSource();

        var fetching = fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")), cancel.Token).AsTask();
        while (server.Requests.Count == 0)
            await Task.Yield();
        await cancel.CancelAsync();

        Assert.That(async () => await fetching, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ledger.Events[^1], Does.StartWith("return"));
    }

    [Test]
    public async Task Where_there_is_no_place_it_asks_again_later_and_not_at_the_same_moment_as_others()
    {
        var ledger = new ScriptedLedger(new HostAnswer(null, TimeSpan.FromSeconds(1), 0), new HostAnswer(8, default, 0));
        var entering = new SharedBudget(ledger, 2, TimeSpan.FromSeconds(5), _clock).EnterAsync(Turn, CancellationToken.None).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(0.99));
        Assert.That(ledger.Events, Has.Count.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(0.26));
        var place = await entering;

        Assert.That(place.Granted, Is.True);
        Assert.That(ledger.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_pause_that_another_process_met_is_told_at_once()
    {
        var ledger = new ScriptedLedger(new HostAnswer(null, TimeSpan.FromMinutes(10), 429));
        await using var server = new RawServer().Answer("/feed", "200 OK", "", "<rss/>");
        using var fetcher = Fetchers.Create(ledger: ledger);

        var outcome = await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")), CancellationToken.None);

        Assert.That(outcome, Is.EqualTo(new FetchOutcome.Throttled(429, TimeSpan.FromMinutes(10))));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task A_pause_is_told_to_the_other_processes()
    {
        var ledger = new ScriptedLedger(new HostAnswer(7, default, 0));
        await using var server = new RawServer().Answer("/feed", "429 Slow down", "Retry-After: 120");
        using var fetcher = Fetchers.Create(ledger: ledger);

        await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")), CancellationToken.None);

        Assert.That(ledger.Events, Does.Contain($"pause 127.0.0.1:{server.Port} gazette 429 120"));
    }

    private sealed class ScriptedLedger(params HostAnswer[] answers) : IHostLedger
    {
        private readonly List<string> _events = [];
        private int _next;

        public IReadOnlyList<string> Events
        {
            get
            {
                lock (_events)
                    return [.. _events];
            }
        }

        public ValueTask<HostAnswer> TakeAsync(HostTurn turn, int inFlight, CancellationToken cancellation)
        {
            Add($"take {turn.Host} {turn.Tenant}");
            return new(answers[Math.Min(_next++, answers.Length - 1)]);
        }

        public ValueTask ReturnAsync(string host, long lease) => Note($"return {host} {lease}");

        public ValueTask PauseAsync(string host, string tenant, int status, TimeSpan time) => Note($"pause {host} {tenant} {status} {time.TotalSeconds:0}");

        private ValueTask Note(string what)
        {
            Add(what);
            return ValueTask.CompletedTask;
        }

        private void Add(string what)
        {
            lock (_events)
                _events.Add(what);
        }
    }
}
