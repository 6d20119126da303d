using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Scheduling;

/// <summary>When outlets get their first turn after a start: at their time, or, where that has passed, one after another, so that a restart is no burst. Pure.</summary>
internal static class StartSpread
{
    /// <param name="dues">What the store knows.</param>
    /// <param name="now">The start.</param>
    /// <param name="spread">Over which the overdue ones are spread, the longest overdue first.</param>
    public static IEnumerable<(OutletId Outlet, DateTimeOffset At)> Of(IReadOnlyList<OutletDue> dues, DateTimeOffset now, TimeSpan spread)
    {
        var overdue = dues.Count(d => d.At <= now);
        var placed = 0;
        foreach (var due in dues.OrderBy(d => d.At).ThenBy(d => d.Outlet.Value, StringComparer.Ordinal))
            yield return (due.Outlet, due.At > now ? due.At : now + (spread * placed++ / overdue));
    }
}
