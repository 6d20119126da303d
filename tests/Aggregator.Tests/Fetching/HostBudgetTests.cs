using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>The budget of a host: in flight, spacing, order, pauses.</summary>
public sealed class HostBudgetTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private HostBudget _budget = null!;

    [SetUp]
    public void Open() => _budget = new HostBudget(2, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(60), _clock);

    [TearDown]
    public void Close() => _budget.Dispose();

    [Test]
    public void Requests_start_a_second_apart_and_in_their_order()
    {
        var entries = Enumerable.Range(0, 3).Select(_ => Enter()).ToList();

        Assert.That(entries.Select(e => e.IsCompleted), Is.EqualTo([true, false, false]));
        _clock.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.That(entries[1].IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(entries.Select(e => e.IsCompleted), Is.EqualTo([true, true, false]));
    }

    [Test]
    public async Task No_more_than_two_are_in_flight_however_long_they_take()
    {
        var entries = Enumerable.Range(0, 3).Select(_ => Enter()).ToList();
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(entries.Select(e => e.IsCompleted), Is.EqualTo([true, true, false]));

        _clock.Advance(TimeSpan.FromMinutes(10));
        (await entries[0]).Dispose();

        Assert.That(entries[2].IsCompleted, Is.True);
    }

    [Test]
    public void An_outlet_with_fifty_requests_delays_another_by_one_turn()
    {
        var first = Enter(tenant: "busy");
        var busy = Enumerable.Range(0, 50).Select(_ => Enter(tenant: "busy", spacing: Second)).ToList();
        var (one, two) = (Enter(tenant: "quiet"), Enter(tenant: "quiet"));
        Release(first);

        _clock.Advance(Second);
        Assert.That((busy.Count(e => e.IsCompleted), one.IsCompleted), Is.EqualTo((1, false)));
        Release(busy[0]);
        _clock.Advance(Second);
        Assert.That((busy.Count(e => e.IsCompleted), one.IsCompleted, two.IsCompleted), Is.EqualTo((1, true, false)));
        Release(one);
        _clock.Advance(Second);
        Release(busy[1]);
        _clock.Advance(Second);
        Assert.That((busy.Count(e => e.IsCompleted), two.IsCompleted), Is.EqualTo((2, true)));
    }

    [Test]
    public void Nobody_bursts_out_of_a_pause()
    {
        _budget.Pause("x.example", "a", 429, TimeSpan.FromSeconds(3));
        _budget.Pause("x.example", "b", 429, TimeSpan.FromSeconds(3));
        var waiting = Enumerable.Range(0, 6).Select(i => Enter(tenant: i % 2 == 0 ? "a" : "b")).ToList();

        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That(waiting.Count(e => e.IsCompleted), Is.EqualTo(1));
        _clock.Advance(Second);
        Assert.That(waiting.Count(e => e.IsCompleted), Is.EqualTo(2));
    }

    [Test]
    public void One_host_does_not_hold_up_another() =>
        Assert.That(new[] { Enter("a.example"), Enter("b.example"), Enter("c.example") }.Select(e => e.IsCompleted), Is.All.True);

    [Test]
    public void A_crawl_delay_is_kept_after_the_last_request_whoever_sent_it()
    {
        Enter();
        var slow = Enter(spacing: TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(slow.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(slow.IsCompleted, Is.True);
    }

    [Test]
    public void Whoever_gives_up_frees_the_place_in_line()
    {
        using var cancel = new CancellationTokenSource();
        Enter();
        var given = Enter(cancellation: cancel.Token);
        var next = Enter();

        cancel.Cancel();
        _clock.Advance(Second);

        Assert.That(given.IsCanceled, Is.True);
        Assert.That(next.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_paused_tenant_is_answered_at_once_and_the_others_go_on()
    {
        (await Enter(tenant: "a")).Dispose();
        _budget.Pause("x.example", "a", 429, TimeSpan.FromMinutes(10));
        _clock.Advance(Second);

        var paused = await Enter(tenant: "a");
        var other = await Enter(tenant: "b");

        Assert.That(paused.Granted, Is.False);
        Assert.That((paused.Status, paused.PausedFor), Is.EqualTo((429, TimeSpan.FromMinutes(10) - Second)));
        Assert.That(other.Granted, Is.True);
    }

    [Test]
    public async Task When_a_second_tenant_is_paused_too_the_host_means_everybody()
    {
        _budget.Pause("x.example", "a", 429, TimeSpan.FromMinutes(10));
        _budget.Pause("x.example", "b", 429, TimeSpan.FromMinutes(2));

        Assert.That((await Enter(tenant: "c")).Granted, Is.False);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That((await Enter(tenant: "c")).Granted, Is.True);
        Assert.That((await Enter(tenant: "a")).Granted, Is.False);
    }

    [Test]
    public async Task Those_in_line_are_sent_away_when_a_long_pause_comes()
    {
        var inFlight = Enter();
        var waiting = Enter();
        _budget.Pause("x.example", "outlet", 503, TimeSpan.FromMinutes(1));

        Assert.That(inFlight.IsCompletedSuccessfully, Is.True);
        Assert.That((await waiting).Granted, Is.False);
    }

    [Test]
    public void A_short_pause_is_waited_for()
    {
        _budget.Pause("x.example", "outlet", 503, TimeSpan.FromSeconds(4));
        var waiting = Enter();

        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.That(waiting.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(waiting.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_host_that_does_not_answer_keeps_nobody_waiting_for_long()
    {
        var silent = new FetchOutcome.Failed(FetchFailure.Timeout, "no answer within 20 s");
        var first = await Enter(spacing: TimeSpan.Zero);
        var second = await Enter(spacing: TimeSpan.Zero);
        var waiting = Enter();
        for (var i = 0; i < 3; i++)
            _budget.Learn("x.example", silent);

        Assert.That((await waiting).Closed?.Reason, Does.Contain("no answer within 20 s"));
        Assert.That((await Enter()).Closed?.Failure, Is.EqualTo(FetchFailure.Timeout));
        first.Dispose();
        second.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await Enter()).Granted, Is.True, "tried again after a while");
        _budget.Learn("x.example", null);
        _budget.Learn("x.example", silent);
        Assert.That((await Enter(spacing: TimeSpan.Zero)).Granted, Is.True, "an answer in between makes good");
    }

    [Test]
    public async Task No_pause_lasts_longer_than_the_limit()
    {
        _budget.Pause("x.example", "outlet", 429, TimeSpan.FromDays(20));

        Assert.That((await Enter()).PausedFor, Is.EqualTo(TimeSpan.FromMinutes(60)));
    }

    [Test]
    public async Task Idle_hosts_are_forgotten_and_busy_or_paused_ones_are_not()
    {
        for (var i = 0; i < 100; i++)
            (await Enter($"{i}.example")).Dispose();
        var busy = Enter("busy.example");
        _budget.Pause("paused.example", "a", 429, TimeSpan.FromMinutes(30));

        _clock.Advance(TimeSpan.FromMinutes(2));
        (await Enter("new.example")).Dispose();

        Assert.That(_budget.Hosts, Is.EqualTo(3));
        Assert.That(busy.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task The_budget_holds_under_any_interleaving_and_nobody_starves([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var run = new BudgetRun(_budget, _clock, random);
        for (var step = 0; step < 400; step++)
        {
            run.Step();
            run.Check();
        }

        await run.FinishAsync();
    }

    [Test]
    public async Task The_budget_holds_when_many_threads_ask_at_once()
    {
        using var budget = new HostBudget(3, TimeSpan.Zero, TimeSpan.Zero, TimeProvider.System);
        var (inside, most, done) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                using var admission = await budget.EnterAsync(new HostTurn("x.example", $"{worker}", TimeSpan.Zero), CancellationToken.None);
                var now = Interlocked.Increment(ref inside);
                lock (budget)
                    most = Math.Max(most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                Interlocked.Increment(ref done);
            }
        })));

        Assert.That(most, Is.InRange(1, 3));
        Assert.That(done, Is.EqualTo(3200));
    }

    [Test]
    public async Task The_budget_holds_and_nobody_starves_when_threads_ask_give_up_and_are_paused_at_once([Range(1, 4)] int seed)
    {
        using var budget = new HostBudget(2, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(60), TimeProvider.System);
        var (inside, most, left) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(async () =>
        {
            var random = new Random((seed * 100) + worker);
            for (var i = 0; i < 60; i++)
            {
                using var giveUp = new CancellationTokenSource();
                var entering = budget.EnterAsync(new HostTurn("x.example", $"{worker % 4}", TimeSpan.FromMilliseconds(random.Next(2))), giveUp.Token).AsTask();
                if (random.Next(4) == 0)
                    await giveUp.CancelAsync();
                if (random.Next(20) == 0)
                    budget.Pause("x.example", $"{worker % 4}", 429, TimeSpan.FromMilliseconds(random.Next(1, 4)));
                try
                {
                    using var admission = await entering;
                    var now = Interlocked.Increment(ref inside);
                    lock (budget)
                        most = Math.Max(most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                }
                catch (OperationCanceledException)
                {
                    // Gave up: its place in line is free.
                }

                Interlocked.Increment(ref left);
            }
        }))).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.That((left, budget.Waiting, budget.InFlight), Is.EqualTo((720, 0, 0)));
        Assert.That(most, Is.InRange(1, 2));
    }

    [Test]
    public async Task Others_wait_only_while_two_pauses_last_and_whoever_got_the_longer_one_goes_on_waiting()
    {
        _budget.Pause("x.example", "a", 429, TimeSpan.FromMinutes(50));
        _budget.Pause("x.example", "b", 503, TimeSpan.FromMinutes(10));

        Assert.That((await Enter(tenant: "c")).PausedFor, Is.EqualTo(TimeSpan.FromMinutes(10)));
        Assert.That((await Enter(tenant: "a")).PausedFor, Is.EqualTo(TimeSpan.FromMinutes(50)));
        Assert.That(_budget.Paused("x.example", "c"), Is.EqualTo(new FetchOutcome.Throttled(503, TimeSpan.FromMinutes(10))));
        Assert.That(_budget.Paused("y.example", "a"), Is.Null);
    }

    private static void Release(Task<Admission> entered) => Completed.Value(entered).Dispose();

    private Task<Admission> Enter(string host = "x.example", string tenant = "outlet", TimeSpan? spacing = null, CancellationToken cancellation = default) =>
        _budget.EnterAsync(new HostTurn(host, tenant, spacing ?? Second), cancellation).AsTask();
}
