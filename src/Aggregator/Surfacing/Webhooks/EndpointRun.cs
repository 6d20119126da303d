using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>
/// Delivers to one endpoint, round after round, in a loop of its own: one that is slow or down delays nobody else. Everything that a round led to is stored at
/// once; killed before that, the round is delivered again under the same ids.
/// </summary>
internal sealed partial class EndpointRun(WebhookEndpoint endpoint, Courier courier, IWebhookStore store, IChangeFeed feed, Newsroom newsroom, TimeProvider clock, ILogger logger)
{
    private const int EventsAtOnce = 32;
    private const int DueAtOnce = 16;
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private string Name => endpoint.Definition.Name;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stopping);
            }
            catch (StoreException trouble)
            {
                Log.NotStored(logger, Name, trouble.Message);
                await Task.Delay(Trouble, clock, stopping);
            }
        }
    }

    private async Task StepAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        if (await store.FindWebhookAsync(Name, stopping) is not { Definition.Enabled: true, State: { DisabledBecause: null } state })
        {
            // Until an admin says otherwise.
            await Task.Delay(Trouble, clock, stopping);
            return;
        }

        if (state.PausedUntil > now)
        {
            // In short steps: an admin may let it go on before.
            await Task.Delay(Least(state.PausedUntil.Value - now, Trouble), clock, stopping);
            return;
        }

        var round = await FindAsync(state, now, stopping);
        if (round.IsEmpty && round.Cursor == state.Cursor)
        {
            await WaitAsync(state.Cursor, stopping);
            return;
        }

        var progress = await courier.DeliverAsync(endpoint, state with { Cursor = round.Cursor }, round, stopping);
        await store.SaveProgressAsync(Name, progress, stopping);
        if (progress.State.DisabledBecause is { } reason)
        {
            Log.Disabled(logger, Name, reason);
        }
    }

    private async Task<Round> FindAsync(WebhookState state, DateTimeOffset now, CancellationToken stopping)
    {
        var due = await store.DueDeliveriesAsync(Name, now, DueAtOnce, stopping);
        // Before the events are read: those that are committed after this are for the next round.
        var version = feed.Version;
        var events = await newsroom.EventsAsync(state.Cursor, EventsAtOnce, stopping);
        var cursor = events.Count > 0 ? events[^1].Event.Sequence : Math.Max(version, state.Cursor);
        var wanted = events.Where(e => Round.IsWanted(endpoint.Definition, e)).Select(e => e.Event).ToList();
        var waiting = await store.WaitingAsync(Name, [.. wanted.Select(e => e.Article).Distinct()], stopping);
        return Round.Of(due, wanted, waiting, cursor, now);
    }

    // Until something happens, or a delivery is due.
    private async Task WaitAsync(long cursor, CancellationToken stopping)
    {
        var next = await store.NextDeliveryAsync(Name, stopping);
        var wait = next is { } at ? Least(at - clock.GetUtcNow(), LongestWait) : LongestWait;
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var limit = new CancellationTokenSource(wait, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        try
        {
            await feed.WaitAsync(cursor, ending.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // A delivery may be due, or an admin may have changed something.
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The webhook {Name} could not be worked on: {Trouble}")]
        public static partial void NotStored(ILogger logger, string name, string trouble);

        [LoggerMessage(LogLevel.Warning, "The webhook {Name} is disabled: {Reason}. POST /admin/api/webhooks/{Name}/enable lets it go on")]
        public static partial void Disabled(ILogger logger, string name, string reason);
    }
}
