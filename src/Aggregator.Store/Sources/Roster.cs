using System.Collections.Frozen;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>
/// Every outlet and source with its state, in memory: a poll that brings nothing new then costs the database two rows and no query.
/// Equal to what is committed: only the writer replaces it, after the commit.
/// </summary>
internal sealed class Roster
{
    private readonly FrozenDictionary<OutletId, OutletLine> _outlets;
    private readonly FrozenDictionary<SourceId, (OutletLine Outlet, SourceLine Source)> _sources;
    private readonly FrozenDictionary<long, OutletLine> _numbers;

    public Roster(IReadOnlyList<OutletLine> outlets)
    {
        Outlets = outlets;
        _outlets = outlets.ToFrozenDictionary(o => o.Outlet.Id);
        _numbers = outlets.ToFrozenDictionary(o => o.Number);
        _sources = outlets.SelectMany(o => o.Sources.Select(s => (Outlet: o, Source: s))).ToFrozenDictionary(s => s.Source.Source.Id);
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<OutletLine> Outlets { get; }

    public OutletLine? Find(OutletId id) => _outlets.GetValueOrDefault(id);

    public OutletLine Outlet(long number) => _numbers[number];

    public SourceLine? Find(SourceId id) => _sources.TryGetValue(id, out var found) ? found.Source : null;

    /// <exception cref="ArgumentException">The source was never provisioned: a mistake of the caller's.</exception>
    public (OutletLine Outlet, SourceLine Source) Require(SourceId id) =>
        _sources.TryGetValue(id, out var found) ? found : throw new ArgumentException($"The store knows no source {id}; it has to be provisioned first", nameof(id));

    /// <summary>The earliest of an outlet's polls and page visits; null when nothing of it is polled.</summary>
    public static OutletDue? Due(OutletLine outlet)
    {
        OutletDue? due = null;
        foreach (var line in outlet.Polled)
        {
            var standing = line.Standing;
            if (due is null || standing.State.NextAt < due.At)
                due = new OutletDue(outlet.Outlet.Id, standing.State.NextAt, $"{line.Source.Id}: {standing.State.NextBecause}");
            if (standing.EarliestVisit is { } visit && visit < due.At)
                due = new OutletDue(outlet.Outlet.Id, visit, $"{line.Source.Id}: a page is due");
        }

        return due;
    }
}
