using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>A source whose news may be missing here, and since when.</summary>
internal sealed record Behind(SourceId Source, OutletId Outlet, SourceHealth Health, DateTimeOffset? SucceededAt);

/// <summary>How far the content can be relied on. Equal values say the same, so that answers made with one can be kept with it.</summary>
/// <param name="State"><c>complete</c>, <c>partial</c> or <c>stale</c>.</param>
/// <param name="BehindCount">Sources that are behind, also those beyond the list.</param>
/// <param name="Sources">The first of them, by id.</param>
internal sealed record ContentState(string State, int BehindCount, IReadOnlyList<Behind> Sources)
{
    public bool Equals(ContentState? other) => other is not null && State == other.State && BehindCount == other.BehindCount && Sources.SequenceEqual(other.Sources);

    public override int GetHashCode() => HashCode.Combine(State, BehindCount);
}

/// <summary>
/// Says of a list whether sources that feed it are behind: <c>complete</c> when none is, <c>stale</c> when none was read successfully of late, <c>partial</c> in between.
/// Judged at most once a second.
/// </summary>
internal sealed class Freshness(IChangeFeed feed, IOptions<SurfacingOptions> options, TimeProvider clock)
{
    private const int MostListed = 20;

    // A poll that is due starts within seconds; one that did not is not coming.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _stale = TimeSpan.FromMinutes(options.Value.StaleAfterMinutes);
    private Judged? _last;

    public ContentState Of(OutletId? outlet = null)
    {
        var now = clock.GetUtcNow();
        var second = now.ToUnixTimeSeconds();
        if (outlet is not null)
        {
            return Judge([.. feed.Polled().Where(s => s.Source.Outlet == outlet)], now);
        }

        if (Volatile.Read(ref _last) is { } last && last.Second == second)
        {
            return last.State;
        }

        var state = Judge(feed.Polled(), now);
        Volatile.Write(ref _last, new(second, state));
        return state;
    }

    private ContentState Judge(IReadOnlyList<PolledSource> sources, DateTimeOffset now)
    {
        var behind = sources.Where(s => IsBehind(s.State, now)).ToList();
        var newest = sources.Max(s => s.State.SucceededAt);
        var state = (behind.Count, newest) switch
        {
            (0, _) => "complete",
            (_, null) => "stale",
            _ when behind.Count == sources.Count || newest < now - _stale => "stale",
            _ => "partial",
        };
        return new(state, behind.Count, [.. behind.OrderBy(s => s.Source.Id.Value, StringComparer.Ordinal).Take(MostListed).Select(s => new Behind(s.Source.Id, s.Source.Outlet, s.State.Health, s.State.SucceededAt))]);
    }

    private static bool IsBehind(SourceState state, DateTimeOffset now) => state.SucceededAt is null || state.Failures > 0 || state.NextAt < now - Overdue;

    private sealed record Judged(long Second, ContentState State);
}
