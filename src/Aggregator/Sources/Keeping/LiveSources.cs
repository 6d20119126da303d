using Aggregator.Scheduling;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Makes a catalogue what the daemon works by: store, book and schedule. A poll in hand ends with the definition that it began with.</summary>
internal sealed partial class LiveSources(IIngestStore store, OutletBook book, OutletAgenda agenda, TimeProvider clock, ILogger<LiveSources> logger) : ILiveSources
{
    private SourceCatalogue? _live;

    public async Task TakeAsync(SourceCatalogue catalogue, CancellationToken cancellation)
    {
        if (ReferenceEquals(_live, catalogue))
            return;
        var changed = _live is null ? [] : Changed(_live.Outlets, catalogue.Outlets);
        if (_live is null || changed.Count > 0)
        {
            await store.ProvisionAsync(catalogue.Outlets, clock.GetUtcNow(), cancellation);
            book.Replace(catalogue.Outlets);
        }

        if (_live is null)
            await agenda.FillAsync(cancellation);
        else
            await agenda.FollowAsync(changed, cancellation);
        if (changed.Count > 0)
            Log.Changed(logger, changed.Count, catalogue.Edition);
        foreach (var mistake in catalogue.Mistakes.Except(_live?.Mistakes ?? []))
            Log.LeftOut(logger, mistake);
        _live = catalogue;
    }

    private static List<OutletId> Changed(IReadOnlyList<Outlet> before, IReadOnlyList<Outlet> after)
    {
        var old = before.ToDictionary(o => o.Id);
        var changed = after.Where(o => !old.Remove(o.Id, out var same) || !ReferenceEquals(same, o)).Select(o => o.Id).ToList();
        return [.. changed, .. old.Keys];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Outlets} outlets changed by hand; the sources are at edition {Edition}")]
        public static partial void Changed(ILogger logger, int outlets, long edition);

        [LoggerMessage(LogLevel.Warning, "A definition that is kept cannot be used and is left out: {Mistake}")]
        public static partial void LeftOut(ILogger logger, Mistake mistake);
    }
}
