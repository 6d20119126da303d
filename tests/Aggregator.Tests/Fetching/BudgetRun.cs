using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>Random requests, ends, cancellations, pauses and steps of time on one host's budget, with what has to hold at every moment.</summary>
internal sealed class BudgetRun(HostBudget budget, FakeTimeProvider clock, Random random)
{
    private const int InFlight = 2;

    private readonly List<Entry> _all = [];
    private readonly Dictionary<string, DateTimeOffset> _paused = [];

    // Who waits at the head of each tenant's own line, and how often each other tenant had its turn meanwhile.
    private readonly Dictionary<string, (Entry Head, Dictionary<string, int> Turns)> _heads = [];
    private DateTimeOffset? _lastStart;

    public void Step()
    {
        switch (random.Next(10))
        {
            case < 4:
                Enter();
                break;
            case < 6 when Inside().ToList() is { Count: > 0 } inside:
                Leave(inside[random.Next(inside.Count)]);
                break;
            case 6 when Waiting().ToList() is { Count: > 0 } waiting:
                waiting[random.Next(waiting.Count)].Cancel();
                break;
            case 7 when random.Next(4) == 0:
                var (tenant, time) = ($"{random.Next(3)}", TimeSpan.FromSeconds(random.Next(1, 20)));
                budget.Pause("x.example", tenant, 429, time);
                _paused[tenant] = new[] { _paused.GetValueOrDefault(tenant), clock.GetUtcNow() + time }.Max();
                break;
            default:
                clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 1500)));
                break;
        }
    }

    public void Check()
    {
        // Whoever was let in since the last look started now; of several, only the first can have asked for a distance.
        foreach (var entry in _all.Where(e => e.Started is null && e.IsGranted).OrderByDescending(e => e.Spacing).ToList())
        {
            var now = clock.GetUtcNow();
            entry.Started = now;
            Assert.That(_paused.GetValueOrDefault(entry.Tenant), Is.LessThanOrEqualTo(now), "a paused tenant was let in");
            if (_lastStart is { } last && entry.Spacing > TimeSpan.Zero)
                Assert.That(now - last, Is.GreaterThanOrEqualTo(entry.Spacing), "two requests started too close");
            _lastStart = now;
            TookTurn(entry);
        }

        LookAtHeads();

        Assert.That(Inside().Count(), Is.LessThanOrEqualTo(InFlight));
    }

    /// <summary>From here on nobody pauses and everybody leaves: so everybody has to have had their turn before long.</summary>
    public async Task FinishAsync()
    {
        for (var i = 0; i < 10 * _all.Count && _all.Exists(e => !e.IsOver); i++)
        {
            foreach (var entry in Inside().ToList())
            {
                Leave(entry);
                Check();
            }

            clock.Advance(TimeSpan.FromMilliseconds(500));
            Check();
        }

        Assert.That(_all.Count(e => !e.IsOver), Is.Zero, "somebody starves");
        foreach (var entry in _all.Where(e => e.IsGranted))
            Assert.That((await entry.Task).Granted, Is.True);
        _all.ForEach(e => e.Dispose());
    }

    // Turns go round: while somebody waits and is not paused, nobody else is let in twice.
    private void TookTurn(Entry entry)
    {
        foreach (var (tenant, (head, turns)) in _heads)
        {
            if (tenant == entry.Tenant || head.Task.IsCompleted)
                continue;
            turns[entry.Tenant] = turns.GetValueOrDefault(entry.Tenant) + 1;
            Assert.That(turns[entry.Tenant], Is.LessThanOrEqualTo(1), $"{entry.Tenant} had two turns while {tenant} waited");
        }
    }

    private void LookAtHeads()
    {
        foreach (var tenant in new[] { "0", "1", "2" })
        {
            var head = Waiting().FirstOrDefault(e => e.Tenant == tenant);
            if (head is null || _paused.Values.Any(until => until > clock.GetUtcNow()))
                _heads.Remove(tenant);
            else if (!_heads.TryGetValue(tenant, out var known) || known.Head != head)
                _heads[tenant] = (head, []);
        }
    }

    private void Enter()
    {
        var entry = new Entry($"{random.Next(3)}", TimeSpan.FromMilliseconds(random.Next(3) * 700));
        entry.Task = budget.EnterAsync(new HostTurn("x.example", entry.Tenant, entry.Spacing), entry.Cancellation).AsTask();
        _all.Add(entry);
    }

    private static void Leave(Entry entry)
    {
        entry.Left = true;
        entry.Admission.Dispose();
    }

    private IEnumerable<Entry> Inside() => _all.Where(e => e.IsGranted && !e.Left);

    private IEnumerable<Entry> Waiting() => _all.Where(e => !e.Task.IsCompleted);

    private sealed class Entry(string tenant, TimeSpan spacing) : IDisposable
    {
        private readonly CancellationTokenSource _cancel = new();

        public string Tenant => tenant;

        public TimeSpan Spacing => spacing;

        public CancellationToken Cancellation => _cancel.Token;

        public Task<Admission> Task { get; set; } = null!;

        public DateTimeOffset? Started { get; set; }

        public bool Left { get; set; }

        public Admission Admission => Completed.Value(Task);

        public bool IsGranted => Task.IsCompletedSuccessfully && Admission.Granted;

        public bool IsOver => Task.IsCompleted && (!IsGranted || Left);

        public void Cancel() => _cancel.Cancel();

        public void Dispose() => _cancel.Dispose();
    }
}
