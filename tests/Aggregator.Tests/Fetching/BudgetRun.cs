using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>Random requests, ends, cancellations, pauses and steps of time on one host's budget, with what has to hold at every moment.</summary>
internal sealed class BudgetRun(HostBudget budget, FakeTimeProvider clock, Random random)
{
    private const int InFlight = 2;

    private readonly List<Entry> _all = [];
    private readonly Dictionary<string, DateTimeOffset> _paused = [];
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
        // In the order of asking: whoever was let in since the last look started now.
        foreach (var entry in _all.Where(e => e.Started is null && e.IsGranted))
        {
            var now = clock.GetUtcNow();
            entry.Started = now;
            Assert.That(_paused.GetValueOrDefault(entry.Tenant), Is.LessThanOrEqualTo(now), "a paused tenant was let in");
            if (_lastStart is { } last && entry.Spacing > TimeSpan.Zero)
                Assert.That(now - last, Is.GreaterThanOrEqualTo(entry.Spacing), "two requests started too close");
            _lastStart = now;
        }

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

    private void Enter()
    {
        var entry = new Entry($"{random.Next(3)}", TimeSpan.FromMilliseconds(random.Next(3) * 700));
        entry.Task = budget.EnterAsync("x.example", entry.Tenant, entry.Spacing, entry.Cancellation).AsTask();
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

#pragma warning disable RS0030 // read only of a task that is complete: there is nothing to await
        public Admission Admission => Task.Result;
#pragma warning restore RS0030

        public bool IsGranted => Task.IsCompletedSuccessfully && Admission.Granted;

        public bool IsOver => Task.IsCompleted && (!IsGranted || Left);

        public void Cancel() => _cancel.Cancel();

        public void Dispose() => _cancel.Dispose();
    }
}
