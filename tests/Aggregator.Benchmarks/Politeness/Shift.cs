using Aggregator.Scheduling;
using Aggregator.Sources;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>One outlet's turn.</summary>
internal sealed record Turn(OutletId Outlet, DateTimeOffset At);

/// <summary>
/// The daemon at work between a start and a stop: in Quartz's place it calls each outlet's hand when it is due, all of them at once where they are, and moves
/// the clock on whenever every hand waits for it.
/// </summary>
internal sealed class Shift(SimulatedDaemon daemon, SimulatedHosts hosts, SimulatedClock clock)
{
    // Hands that wait for one robots.txt together are counted once; where nobody is at work and no request is on its way, real time has to show that all is at rest.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);

    private readonly Dictionary<OutletId, DateTimeOffset> _dues = [];
    private readonly Dictionary<OutletId, Task<DateTimeOffset?>> _running = [];

    public List<Turn> Turns { get; } = [];

    /// <summary>Works until then; what is in hand is finished.</summary>
    public async Task RunAsync(DateTimeOffset until)
    {
        foreach (var (outlet, at) in StartSpread.Of(await daemon.Store.DuesAsync(default), clock.GetUtcNow(), TimeSpan.FromSeconds(new SchedulingOptions().StartSpreadSeconds)))
            _dues.Add(outlet, at);
        while (true)
        {
            Begin(until);
            await SettleAsync();
            if (await FinishedAsync())
                continue;
            if (Next() is not { } next || (next >= until && _running.Count == 0))
                break;
            clock.SetUtcNow(next);
        }

        if (clock.GetUtcNow() < until)
            clock.SetUtcNow(until);
    }

    private void Begin(DateTimeOffset until)
    {
        var now = clock.GetUtcNow();
        if (now >= until)
            return;
        foreach (var outlet in _dues.Where(d => d.Value <= now).Select(d => d.Key).ToList())
        {
            _dues.Remove(outlet);
            Turns.Add(new Turn(outlet, now));
            _running.Add(outlet, Task.Run(() => TurnAsync(outlet)));
        }
    }

    private async Task<DateTimeOffset?> TurnAsync(OutletId outlet)
    {
        try
        {
            return await daemon.Hand.RunAsync(outlet, default) is { } due ? due.At : null;
        }
        finally
        {
            clock.Stir();
        }
    }

    // Every hand is at rest when as many requests wait (for their host's turn, or for a host that takes its time) as there are hands.
    private async Task SettleAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        var (seen, since) = (State(), began);
        while (!_running.Values.Any(t => t.IsCompleted) && _running.Count > 0)
        {
            var state = State();
            if (state.UnderWay == state.Parked && state.Waiting + state.Parked == _running.Count && state == State())
                return;
            if (state != seen || state.UnderWay != state.Parked || state.Asking < _running.Count || state.Alarm is null)
                (seen, since) = (state, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(since) > Settled && await IsIdleAsync() && state == State())
                return;
            if (TimeProvider.System.GetElapsedTime(began) > Stuck)
                throw new InvalidOperationException($"Nothing moves on the simulated day any more at {clock.GetUtcNow():u}: {state}, in hand {string.Join(", ", _running.Keys)}");
            await clock.StirredAsync();
        }
    }

    // Whatever was ready to go on when this began has gone on when it ends.
    private static async Task<bool> IsIdleAsync()
    {
        for (var i = 0; i < Environment.ProcessorCount * 4; i++)
            await Task.Run(static () => { });
        return ThreadPool.PendingWorkItemCount == 0;
    }

    private (int Asking, int Waiting, int UnderWay, int Parked, int Served, DateTimeOffset? Alarm) State() =>
        (daemon.Asking, daemon.Waiting, daemon.UnderWay, hosts.Parked, hosts.Served, clock.NextAlarm);

    private async Task<bool> FinishedAsync()
    {
        var finished = _running.Where(r => r.Value.IsCompleted).Select(r => r.Key).ToList();
        foreach (var outlet in finished)
        {
            _running.Remove(outlet, out var turn);
            var soonest = clock.GetUtcNow() + OutletAgenda.Soonest;
            if (await turn! is { } due)
                _dues[outlet] = due > soonest ? due : soonest;
        }

        return finished.Count > 0;
    }

    private DateTimeOffset? Next()
    {
        var due = _dues.Count > 0 ? _dues.Values.Min() : (DateTimeOffset?)null;
        return clock.NextAlarm is { } alarm && (due is null || alarm < due) ? alarm : due;
    }
}
