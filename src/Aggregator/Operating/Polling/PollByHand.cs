using System.Collections.Concurrent;
using System.Globalization;
using Aggregator.Ingesting;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>Polls sources once, as the daemon would: with its guards, budgets and pauses, saving what it would save.</summary>
internal sealed class PollByHand(OutletBook book, SqliteStore store, OutletHand hand, int outletsInHand, TimeProvider clock)
{
    // Enough to know that there are more.
    private const int PagesCounted = 1_000;

    /// <summary>The sources that are due now.</summary>
    public async Task<IReadOnlyList<Source>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await store.SourcesAsync(cancellation)).Where(s => s.Source.Enabled && s.State.NextAt <= now).Select(s => book.Find(s.Source.Id)).OfType<Source>()];
    }

    /// <param name="sources">Declared and switched on.</param>
    /// <param name="force">Also those whose servers asked to be left alone until later.</param>
    /// <param name="watch">Told as it goes on.</param>
    /// <param name="cancellation">What is stored stays.</param>
    /// <returns>One for each source, in the order asked.</returns>
    public async Task<IReadOnlyList<PolledByHand>> RunAsync(IReadOnlyList<Source> sources, bool force, IPollWatch watch, CancellationToken cancellation)
    {
        var done = new ConcurrentDictionary<SourceId, PolledByHand>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = outletsInHand, CancellationToken = cancellation };
        await Parallel.ForEachAsync(sources.GroupBy(s => s.Outlet), options, async (group, token) =>
        {
            foreach (var result in await OutletAsync(group.Key, [.. group], force, watch, token))
                done[result.Source.Id] = result;
        });
        return [.. sources.Select(s => done[s.Id])];
    }

    private async Task<IReadOnlyList<PolledByHand>> OutletAsync(OutletId outlet, List<Source> sources, bool force, IPollWatch watch, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        var waiting = new Dictionary<SourceId, string>();
        foreach (var source in sources)
        {
            if (await MakeDueAsync(source, force, cancellation) is { } why)
                waiting[source.Id] = why;
        }

        var due = sources.Select(s => s.Id).Where(s => !waiting.ContainsKey(s)).ToHashSet();
        if (due.Count > 0)
        {
            await hand.RunAsync(outlet, due, cancellation);
            await FetchPagesAsync(outlet, watch, cancellation);
        }

        watch.Polled(sources.Count);
        return await Task.WhenAll(sources.Select(s => ResultAsync(s, waiting.GetValueOrDefault(s.Id), started, cancellation)));
    }

    // One turn fetches so many pages and no more; what is due still comes in the next.
    private async Task FetchPagesAsync(OutletId outlet, IPollWatch watch, CancellationToken cancellation)
    {
        var none = new HashSet<SourceId>();
        var left = await PagesDueAsync(outlet, cancellation);
        watch.PagesFound(left);
        while (left > 0)
        {
            await hand.RunAsync(outlet, none, cancellation);
            var rest = await PagesDueAsync(outlet, cancellation);
            watch.PagesDone(Math.Max(0, left - rest));
            left = rest;
        }
    }

    private async Task<int> PagesDueAsync(OutletId outlet, CancellationToken cancellation) =>
        (await store.DeskAsync(outlet, clock.GetUtcNow(), PagesCounted, cancellation)).Visits.Count;

    // Null where it is due now; else why it is left alone.
    private async Task<string?> MakeDueAsync(Source source, bool force, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var state = await StateAsync(source, cancellation);
        if (state.NextAt <= now)
            return null;
        if (!force && state.Health == SourceHealth.Throttled)
            return string.Create(CultureInfo.InvariantCulture, $"its server asked to be left alone until {state.NextAt:u} ({state.NextBecause}); --force asks all the same");
        await store.ChangeAsync(source.Id, s => ByHand.PollNow(s, now), cancellation);
        return null;
    }

    private async Task<SourceState> StateAsync(Source source, CancellationToken cancellation) =>
        (await store.DeskAsync(source.Outlet, clock.GetUtcNow(), 0, cancellation)).Sources.First(s => s.Source == source.Id);

    private async Task<PolledByHand> ResultAsync(Source source, string? waiting, DateTimeOffset started, CancellationToken cancellation)
    {
        var state = await StateAsync(source, cancellation);
        var poll = (await store.PollsAsync(source.Id, 1, cancellation)).FirstOrDefault(p => p.StartedAt >= started);
        return new PolledByHand(source, state, poll, poll is null ? waiting ?? "its turn met trouble with the store" : null);
    }
}

/// <summary>Told how polls by hand go on.</summary>
internal interface IPollWatch
{
    /// <summary>So many more sources are done.</summary>
    void Polled(int sources);

    /// <summary>So many pages of one outlet wait.</summary>
    void PagesFound(int pages);

    /// <summary>Of those, so many more are done.</summary>
    void PagesDone(int pages);
}
